import assert from "node:assert/strict";
import { test } from "node:test";
import { says } from "../../course_lib/activities/frame/reviewed.js";

const words = { not_reviewed: "none", reviewed_one: "one", reviewed: "{count} of them", objected: "no" };

test("an item that no one has reviewed says so", () => {
  assert.equal(says(undefined, words), "none");
});

test("those who agree are counted, and one is no plural", () => {
  assert.equal(says({ agreed: 1, objected: false }, words), "one");
  assert.equal(says({ agreed: 3, objected: false }, words), "3 of them");
});

test("an open objection speaks over any agreement", () => {
  assert.equal(says({ agreed: 3, objected: true }, words), "no");
});
