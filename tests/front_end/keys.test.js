import assert from "node:assert/strict";
import { test } from "node:test";
import { leavesToBrowser, seeks } from "../../course_lib/labextension/static/keys.js";

/**
 * @param {string} key
 * @param {Partial<KeyboardEvent>} held
 */
const pressed = (key, held = {}) =>
  /** @type {KeyboardEvent} */ ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

test("Ctrl or Cmd with Shift and F leads to the search, and no letter alone", () => {
  assert.ok(seeks(pressed("F", { ctrlKey: true, shiftKey: true })));
  assert.ok(seeks(pressed("f", { metaKey: true, shiftKey: true })));
  assert.ok(!seeks(pressed("f", { ctrlKey: true })));
  assert.ok(!seeks(pressed("F", { shiftKey: true })));
  assert.ok(!seeks(pressed("/")));
});

test("finding on the page is the browser's, and the next and the one before", () => {
  assert.ok(leavesToBrowser(pressed("f", { ctrlKey: true })));
  assert.ok(leavesToBrowser(pressed("g", { metaKey: true })));
  assert.ok(leavesToBrowser(pressed("G", { metaKey: true, shiftKey: true })));
  assert.ok(!leavesToBrowser(pressed("F", { ctrlKey: true, shiftKey: true })));
  assert.ok(!leavesToBrowser(pressed("s", { ctrlKey: true })));
});
