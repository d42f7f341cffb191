import assert from "node:assert/strict";
import { test } from "node:test";
import { lids, mouth, pulled } from "../../course_lib/activities/drawing/muscles.js";
import { brush, chance, smooth } from "../../course_lib/activities/drawing/strokes.js";
import { moved } from "../../course_lib/activities/face/face_sliders.js";

const UNITS = [1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 16, 17, 20, 23, 26];
const REST = Object.fromEntries(UNITS.map((unit) => [unit, 0]));
const BROW = [11, 147, 3];

test("a face at rest is as it was drawn", () => {
  assert.deepEqual(pulled(REST, BROW), BROW);
  assert.deepEqual(lids(REST), { upper: 0, lower: 0 });
});

test("a unit moves the skin where it pulls, upwards for the inner brow, and leaves the chin where it is", () => {
  const [x, y, width] = pulled({ ...REST, 1: 1 }, BROW);
  assert.ok(y < BROW[1] - 8);
  assert.ok(x < BROW[0]);
  assert.equal(width, 3);
  assert.deepEqual(pulled({ ...REST, 1: 1 }, [0, 290]), [0, 290]);
});

test("what a unit does to the right it does to the left, and nothing crosses the middle", () => {
  const smile = { ...REST, 12: 0.7 };
  const [x, y] = pulled(smile, [31, 242]);
  assert.deepEqual(pulled(smile, [-31, 242]), [-x, y]);
  assert.ok(pulled({ ...REST, 4: 1 }, [1, 150])[0] >= 0);
});

test("a dropped jaw opens the mouth in the middle and not at its corner", () => {
  const { upper, lower } = mouth({ ...REST, 26: 1 });
  const open = upper.map(([, y], place) => lower[place][1] - y);
  assert.ok(open[0] > 15);
  assert.ok(Math.abs(open[6]) < 0.01);
  const shut = mouth(REST);
  assert.deepEqual(shut.upper, shut.lower);
});

test("lids never cross", () => {
  const { upper, lower } = lids({ ...REST, 6: 1, 7: 1, 9: 1, 12: 1 });
  assert.ok(upper >= -2.6 && lower <= 4.6);
});

test("a pose is kept without what is at rest", () => {
  assert.deepEqual(moved({ "jaw-drop": 0.5, "lid-tightener": 0 }), { "jaw-drop": 0.5 });
});

test("chance is the same in every drawing, and lies around nothing", () => {
  const many = Array.from({ length: 2000 }, (_, n) => chance(n, 3));
  assert.ok(many.every((one) => one >= -0.5 && one <= 0.5));
  assert.ok(Math.abs(many.reduce((one, other) => one + other) / many.length) < 0.05);
  assert.equal(chance(7, 2), chance(7, 2));
});

test("a line goes through all of its points, and a brush stroke is a closed shape", () => {
  const points = [
    [0, 0],
    [10, 5],
    [20, 0],
  ];
  const path = smooth(points);
  assert.ok(path.startsWith("M0.0 0.0C"));
  assert.ok(path.includes(" 10.0 5.0C") && path.endsWith(" 20.0 0.0"));
  assert.match(brush(points.map((point) => [...point, 2])), /^M[^M]*Z$/);
});
