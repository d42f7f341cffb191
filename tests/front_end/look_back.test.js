import assert from "node:assert/strict";
import { test } from "node:test";

import { comingBack } from "../../course_lib/activities/test/test_look_back.js";

const WORDS = { coming: "{count} come", one_coming: "One comes", not_coming: "Others don't" };
const KNOWN = { form: "choice", got: 1, of: 1, coming: false };
const MISSED = { form: "many-choice", got: 0.5, of: 1, coming: true };
const SORTED = { form: "sorting", got: 3, of: 4, coming: false };

test("where all is known, nothing is said of the review", () => {
  assert.deepEqual(comingBack([KNOWN, { ...SORTED, got: 4 }], WORDS), []);
});

test("how many come back is said, and of the rest that it doesn't", () => {
  assert.deepEqual(comingBack([KNOWN, MISSED], WORDS), ["One comes"]);
  assert.deepEqual(comingBack([MISSED, SORTED, MISSED], WORDS), ["2 come", "Others don't"]);
});
