import assert from "node:assert/strict";
import { test } from "node:test";

import { byLesson, together } from "../../course_lib/activities/portfolio/ticks.js";

const offered = (/** @type {string} */ id, /** @type {string} */ lesson) => ({
  ...{ id, lesson, title: "", client: "", replies: 1, day: "" },
});

test("a lesson stands once, with all that was answered in it", () => {
  const found = byLesson([offered("a", "One"), offered("b", "Two"), offered("c", "One"), offered("d", "")]);
  assert.deepEqual(
    found.map(([lesson, those]) => [lesson, those.map((one) => one.id)]),
    [
      ["One", ["a", "c"]],
      ["Two", ["b"]],
      ["", ["d"]],
    ],
  );
});

test("a lesson is ticked where all is, half where some is, and not where nothing is", () => {
  const on = { checked: true };
  const off = { checked: false };
  assert.deepEqual(together([on, on]), { checked: true, indeterminate: false });
  assert.deepEqual(together([on, off]), { checked: false, indeterminate: true });
  assert.deepEqual(together([off, off]), { checked: false, indeterminate: false });
});
