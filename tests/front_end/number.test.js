import assert from "node:assert/strict";
import { test } from "node:test";
import { typed, written } from "../../course_lib/activities/frame/number.js";

test("numbers are read as people type them", () => {
  assert.deepEqual(["12", " .35 ", "0,35", "−.2", "+3", "36 %", "1."].map(typed), [12, 0.35, 0.35, -0.2, 3, 36, 1]);
});

test("what is no number is none", () => {
  assert.deepEqual(["", "three", "1.2.3", "1/2", "1,000.5", "-", "."].map(typed), Array(7).fill(null));
});

test("a number is written with its decimals and a proper minus", () => {
  assert.deepEqual([written(-0.155, 2), written(20, 0), written(0.2, 3)], ["−0.15", "20", "0.200"]);
});
