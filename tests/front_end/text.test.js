import assert from "node:assert/strict";
import { test } from "node:test";
import { countWords, fill, percent, points, spokenDay, wrongLength } from "../../course_lib/activities/frame/text.js";

test("braces are filled, and what has no value stays as it is", () => {
  assert.equal(fill("{number} of {of}, {more}", { number: 0, of: 3, more: null }), "0 of 3, {more}");
});

test("a learner's own braces are not filled a second time", () => {
  assert.equal(fill("“{said}”", { said: "{number}", number: 7 }), "“{number}”");
});

test("a day is said with its weekday, and with its year where that is asked for", () => {
  const day = new Date(2026, 10, 30, 12);
  assert.match(spokenDay(day), /^Monday,? 30 November$/);
  assert.match(spokenDay(day, { year: true }), /^Monday,? 30 November 2026$/);
});

test("words are what stands between white space", () => {
  assert.equal(countWords("  You miss\nhim. "), 3);
  assert.equal(countWords(" \n "), 0);
});

test("a share is told in whole per cent", () => {
  assert.deepEqual([0, 0.625, 2 / 3, 1].map(percent), [0, 63, 67, 100]);
});

test("a text has enough words and not too many, its limits included", () => {
  const words = { too_short: "more", too_long: "less" };
  const told = ["one two", "one two three", "one two three four five"].map((text) => wrongLength(text, [3, 4], words));
  assert.deepEqual(told, ["more", "", "less"]);
});

test("points are whole, or have one decimal", () => {
  assert.deepEqual([3, 1.1666, 0.5, 2.96].map(points), ["3", "1.2", "0.5", "3"]);
});
