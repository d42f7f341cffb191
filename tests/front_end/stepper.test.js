import assert from "node:assert/strict";
import { test } from "node:test";
import { firstOpen } from "../../course_lib/activities/frame/stepper.js";

const done = (/** @type {boolean} */ step) => step;

test("one goes on with the first step that is open", () => {
  assert.equal(firstOpen([true, false, true, false], done), 1);
});

test("behind the last step comes the end", () => {
  assert.equal(firstOpen([true, true], done), 2);
  assert.equal(firstOpen([], done), 0);
});
