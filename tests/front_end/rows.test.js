import assert from "node:assert/strict";
import { test } from "node:test";

import { changed } from "../../course_lib/activities/talk/rows.js";

test("a list that grows is new at its end alone", () => {
  assert.deepEqual(changed(["a", "b"], ["a", "b", "c"]), [2]);
});

test("what has changed is made anew, and what stands beside it isn't", () => {
  assert.deepEqual(changed(["a", "b", "c"], ["a", "x", "c"]), [1]);
});

test("a list that gets shorter makes nothing anew", () => {
  assert.deepEqual(changed(["a", "b"], ["a"]), []);
});

test("rows that say the same stand at places of their own", () => {
  assert.deepEqual(changed(["a"], ["a", "a"]), [1]);
});
