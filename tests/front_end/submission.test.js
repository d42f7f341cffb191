// The end of an assignment in words: how many questions have an answer, what is open, and the receipt as a file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { countLine, receiptFile, sorted, stateLine } from "../../course_lib/activities/submission/submission.js";

const WORDS = {
  all_answered: "all {of}",
  some_answered: "{done} of {of}",
  none_answered: "none of {of}",
  state_none: "no answer",
  state_part: "{done} of {of} parts",
  state_stale: "once more",
  file_title: "Receipt",
  file_assignment: "{assignment}",
  file_learner: "{learner}",
  file_time: "{time} ({exact})",
  file_answered: "{done} of {of}",
  file_code: "{code}",
};
/** @param {"none" | "part" | "begun" | "whole" | "stale" | "unknown"} state */
const question = (state, title = state) => ({ title, cell: title, state, done: 2, of: 6, at: null });

test("what was improved since or can't be told is open, and what is begun counts as answered in part", () => {
  const all = /** @type {const} */ (["none", "part", "begun", "whole", "stale", "unknown"]);
  const { open, part, whole } = sorted(all.map((state) => question(state)));

  assert.deepEqual(
    [open, part, whole].map((some) => some.map((one) => one.title)),
    [["none", "stale", "unknown"], ["part", "begun"], ["whole"]],
  );
});

test("the count is told in words that fit it", () => {
  assert.equal(countLine([question("none"), question("stale")], WORDS), "none of 2");
  assert.equal(countLine([question("none"), question("part")], WORDS), "1 of 2");
  assert.equal(countLine([question("whole"), question("begun")], WORDS), "all 2");
  assert.equal(stateLine(question("part"), WORDS), "2 of 6 parts");
});

test("a receipt to keep names what, whose, when, how many and the code, with the exact time", () => {
  const one = {
    assignment: "foundations",
    learner: "ana",
    time: "1 May, 14:02 CEST",
    at: "",
    written: "2026-05-01 12:02:03 UTC",
    done: 3,
    of: 4,
    code: "7K3M-9QXA",
  };

  assert.equal(
    receiptFile(one, WORDS),
    "Receipt\nfoundations\nana\n1 May, 14:02 CEST (2026-05-01 12:02:03 UTC)\n3 of 4\n7K3M-9QXA\n",
  );
});
