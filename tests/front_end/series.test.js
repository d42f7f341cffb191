import assert from "node:assert/strict";
import { test } from "node:test";
import { leads } from "../../course_lib/activities/frame/marks.js";
import { following } from "../../course_lib/activities/frame/series.js";

/** A key pressed on something that is a field, or isn't. */
const key = (/** @type {string} */ name, field = false) => ({ key: name, target: { closest: () => field || null } });
/** @type {import("../../course_lib/activities/frame/marks.js").State[]} */
const SOME = ["answered", "", "answered", ""];

test("the next card on the way is the following one, answered or not", () => {
  assert.equal(following([0, 1, 2, 3], 0, SOME), 1);
  assert.equal(following([0, 1, 2, 3], 1, SOME), 2);
});

test("behind the last card comes the first that is open", () => {
  assert.equal(following([0, 1, 2, 3], 3, SOME), 1);
});

test("behind the last card nothing comes where it is the only open one, or none is", () => {
  assert.equal(following([0, 1], 1, ["answered", ""]), null);
  assert.equal(following([0, 1], 1, ["answered", "answered"]), null);
});

test("a way through some cards leads from one to the next of them, also from a card beside it", () => {
  assert.equal(following([1, 4], 1, ["right", "wrong", "right", "right", "wrong"]), 4);
  assert.equal(following([1, 4], 2, ["right", "wrong", "right", "right", "wrong"]), 4);
  assert.equal(following([1, 4], 4, ["right", "wrong", "right", "right", "wrong"]), null);
});

test("arrows lead to the neighbours, and no further than the ends", () => {
  assert.equal(leads(key("ArrowRight"), 0, 3), 1);
  assert.equal(leads(key("ArrowRight"), 2, 3), 2);
  assert.equal(leads(key("ArrowLeft"), 0, 3), 0);
  assert.equal(leads(key("End"), 0, 3), 2);
  assert.equal(leads(key("Home"), 2, 3), 0);
  assert.equal(leads(key("Enter"), 1, 3), 1);
});

test("in a field the arrows are the field’s own", () => {
  assert.equal(leads(key("ArrowRight", true), 0, 3), 0);
});
