import assert from "node:assert/strict";
import { test } from "node:test";
import { command } from "../../course_lib/grading/desk/desk_keys.js";
import { before, nextOpen, openCriterion } from "../../course_lib/grading/desk/desk_pile.js";

const key = (/** @type {string} */ name, /** @type {object} */ more = {}) => ({
  key: name,
  code: "",
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

test("a digit chooses an anchor, with Shift a comment, wherever the keyboard has its digits", () => {
  assert.deepEqual(command(key("1", { code: "Digit1" }), false), { does: "choose", at: 0 });
  assert.deepEqual(command(key("&", { code: "Digit9" }), false), { does: "choose", at: 8 });
  assert.deepEqual(command(key("!", { code: "Digit1", shiftKey: true }), false), { does: "phrase", at: 0 });
  assert.equal(command(key("0", { code: "Digit0" }), false), null);
});

test("letters go on, back, to the comment and to the list of keys", () => {
  const done = ["n", "N", "p", "c", "Backspace", "?"].map((one) => command(key(one), false)?.does);
  assert.deepEqual(done, ["next", "next", "previous", "comment", "back", "list"]);
});

test("while somebody writes, no key but Escape means anything", () => {
  assert.equal(command(key("n"), true), null);
  assert.equal(command(key("1", { code: "Digit1" }), true), null);
  assert.deepEqual(command(key("Escape"), true), { does: "leave" });
});

test("with Ctrl, Alt or Meta a key is the browser's", () => {
  for (const held of ["ctrlKey", "altKey", "metaKey"]) assert.equal(command(key("n", { [held]: true }), false), null);
});

const replies = /** @type {import("../../course_lib/grading/desk/desk_pile.js").Standing[]} */ ([
  { number: 1, state: "open" },
  { number: 2, state: "marked" },
  { number: 4, state: "begun" },
  { number: 7, state: "score" },
  { number: 9, state: "again" },
]);

test("the next to mark is the first after this one, and after the last the first again", () => {
  assert.equal(nextOpen(replies), 1);
  assert.equal(nextOpen(replies, 2), 4);
  assert.equal(nextOpen(replies, 4), 9);
  assert.equal(nextOpen(replies, 9), 1);
});

test("where this one alone is left, or none, there is no next", () => {
  assert.equal(nextOpen([{ number: 3, state: "begun" }], 3), null);
  assert.equal(nextOpen([{ number: 3, state: "marked" }]), null);
});

test("the one before is the nearest smaller number", () => {
  assert.equal(before(replies, 7), 4);
  assert.equal(before(replies, 1), null);
});

test("the turn goes to the next criterion without points, then to an earlier one, then to none", () => {
  assert.equal(openCriterion([null, 2, null]), 0);
  assert.equal(openCriterion([null, 2, null], 1), 2);
  assert.equal(openCriterion([null, 2, 0], 2), 0);
  assert.equal(openCriterion([1, 2, 0]), -1);
});
