// The end of a lesson in words: counts that fit their numbers, and what went well.

import assert from "node:assert/strict";
import { test } from "node:test";
import { closingLines, wellLine } from "../../course_lib/activities/closing/closing.js";

const WORDS = {
  done: "{done} of {of} done",
  done_all: "all {of} done",
  questions: "{count} questions",
  questions_one: "one question",
  passed: "{count} passed over",
  passed_one: "one passed over",
  well_none: "nothing yet",
  mended: "{count} mended",
  mended_one: "one mended",
  remembered: "one of “{title}”",
  remembered_more: "{count}, one of “{title}”",
  sure: "{count} of {of}",
  better: "{first} % then {latest} %",
};
const NOTHING = { questions: 0, written: 0, turns: 0, passed: 0 };
const WELL = { how: "", count: 1, of: 0, first: 0, latest: 0 };

test("what wasn't done has no line, and one thing is told as one", () => {
  assert.deepEqual(closingLines({ ...NOTHING, done: 3, of: 5, questions: 1, passed: 2 }, WORDS), [
    "3 of 5 done",
    "one question",
    "2 passed over",
  ]);
  assert.deepEqual(closingLines({ ...NOTHING, done: 5, of: 5 }, WORDS), ["all 5 done"]);
});

test("what went well is told in words that fit the number", () => {
  assert.equal(wellLine({ ...WELL, how: "mended" }, WORDS), "one mended");
  assert.equal(wellLine({ ...WELL, how: "mended", count: 3 }, WORDS), "3 mended");
  assert.equal(wellLine({ ...WELL, how: "remembered", title: "Asking" }, WORDS), "one of “Asking”");
  assert.equal(wellLine({ ...WELL, how: "remembered", count: 2, title: "Asking" }, WORDS), "2, one of “Asking”");
  assert.equal(wellLine({ ...WELL, how: "sure", count: 4, of: 5 }, WORDS), "4 of 5");
  assert.equal(wellLine({ ...WELL, how: "better", first: 0.5, latest: 0.75 }, WORDS), "50 % then 75 %");
});

test("a record that shows nothing yet is told so", () => {
  assert.equal(wellLine(null, WORDS), "nothing yet");
});
