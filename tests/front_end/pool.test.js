import assert from "node:assert/strict";
import { test } from "node:test";
import { clear, exact, leftOut, printed } from "../../course_lib/activities/pool/pool_numbers.js";

/** @type {import("../../course_lib/activities/pool/pool_numbers.js").Study[]} */
const STUDIES = [
  { name: "A", r: 0.5, n: 50, interval: [0.2, 0.7], of: ["client", "trainee"] },
  { name: "B", r: 0.1, n: 50, interval: [-0.2, 0.4], of: ["therapist", "trainee"] },
  { name: "C", r: 0.4, n: 50, interval: [0, 0.6], of: ["client", "qualified"] },
];

test("a correlation has two decimals, no 0 before its point, and a real minus sign", () => {
  assert.deepEqual([0.28, -0.155, 0, -0.004].map(printed), [".28", "−.15", ".00", "−.00"]);
  assert.equal(exact(0.28055), ".281");
});

test("an interval that only touches 0 is not clear of it", () => {
  assert.deepEqual(STUDIES.map(clear), [true, false, false]);
});

test("a study stays in if it fits every feature, its interval is wanted and nobody took it out", () => {
  /** @type {Set<number>} */
  const none = new Set();
  assert.deepEqual(leftOut(STUDIES, ["", ""], "", none), []);
  assert.deepEqual(leftOut(STUDIES, ["client", ""], "", none), [1]);
  assert.deepEqual(leftOut(STUDIES, ["client", "qualified"], "", none), [0, 1]);
  assert.deepEqual(leftOut(STUDIES, ["", ""], "clear", none), [1, 2]);
  assert.deepEqual(leftOut(STUDIES, ["", ""], "touches", new Set([2])), [0, 2]);
});
