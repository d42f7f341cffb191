import assert from "node:assert/strict";
import { test } from "node:test";
import { landing } from "../../course_lib/activities/frame/steps.js";

test("a step lands behind all that lie above it", () => {
  assert.equal(landing([100, 200, 300], 50), 0);
  assert.equal(landing([100, 200, 300], 250), 2);
  assert.equal(landing([100, 200, 300], 900), 3);
});
