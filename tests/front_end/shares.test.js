import assert from "node:assert/strict";
import { test } from "node:test";
import { percentages, shared, weighed } from "../../course_lib/activities/frame/shares.js";

const sum = (/** @type {Record<string, number>} */ all) => Object.values(all).reduce((one, other) => one + other, 0);

test("weights become shares that add up to 1, and none where nothing is weighed", () => {
  assert.deepEqual(shared({ a: 10, b: 30 }), { a: 0.25, b: 0.75 });
  assert.equal(shared({ a: 0, b: 0 }), null);
});

test("percentages add up to 100 for every pair and triple of weights", () => {
  for (let a = 0; a <= 100; a += 7) {
    for (let b = 0; b <= 100; b += 9) {
      for (let c = 1; c <= 100; c += 11) {
        const shares = shared({ a, b, c });
        assert.ok(shares);
        assert.equal(sum(percentages(shares)), 100);
      }
    }
  }
});

test("what is cut off goes to the largest remainder", () => {
  assert.deepEqual(percentages({ a: 1 / 3, b: 2 / 3 }), { a: 33, b: 67 });
});

test("shares give the weights that they came from, where these added up to 100", () => {
  const weights = { a: 60, b: 29, c: 11 };
  assert.deepEqual(weighed(shared(weights) ?? {}), weights);
});
