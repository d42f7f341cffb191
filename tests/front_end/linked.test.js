import assert from "node:assert/strict";
import { test } from "node:test";
import { parts } from "../../course_lib/activities/frame/linked.js";

/** @param {string} line */
const links = (line) => parts(line).flatMap(({ href }) => href ?? []);

test("a number to call is dialled, and one to text is texted", () => {
  assert.deepEqual(links("Call 13 11 14, or text 0477 13 11 14"), ["tel:131114", "sms:0477131114"]);
  assert.deepEqual(links("Call or text 988, or chat at 988lifeline.org"), ["tel:988", "https://988lifeline.org"]);
  assert.deepEqual(links("Call 0800 111 0 111 or 0800 111 0 222"), ["tel:08001110111", "tel:08001110222"]);
});

test("a site opens as a page", () => {
  assert.deepEqual(links("findahelpline.com"), ["https://findahelpline.com"]);
});

test("no letter of the line is lost", () => {
  for (const line of ["Call 116 123", "Call or text 1737", "Ask at the desk.", "Text 41 or call 3114."])
    assert.equal(
      parts(line)
        .map(({ text }) => text)
        .join(""),
      line,
    );
});

test("a line without a number or site has no link", () => {
  assert.deepEqual(parts("Your own doctor, 9 to 5."), [{ text: "Your own doctor, 9 to 5." }]);
});
