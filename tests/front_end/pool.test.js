import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "../../course_lib/activities/pool/pool_choosing.js";
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
  /** @param {Partial<import("../../course_lib/activities/pool/pool_numbers.js").Choice>} choice */
  const out = (choice) => leftOut(STUDIES, { wanted: ["", ""], own: "", by_hand: [], ...choice });
  assert.deepEqual(out({}), []);
  assert.deepEqual(out({ wanted: ["client", ""] }), [1]);
  assert.deepEqual(out({ wanted: ["client", "qualified"] }), [0, 1]);
  assert.deepEqual(out({ own: "clear" }), [1, 2]);
  assert.deepEqual(out({ own: "touches", by_hand: [2] }), [0, 2]);
});

test("a pooling is named by what was chosen, and so it is when it comes back", () => {
  const words = { all_studies: "all", own_interval: "Its own interval", clear: "above 0", by_hand: "{count} by hand" };
  const nothing = { wanted: ["", ""], own: /** @type {const} */ (""), by_hand: [], out: [] };
  assert.equal(named(nothing, words), "all");
  const chosen = { wanted: ["client", ""], own: /** @type {const} */ ("clear"), by_hand: [4, 7], out: [1, 4, 7] };
  assert.equal(named(chosen, words), "client; Its own interval above 0; 2 by hand");
});
