import assert from "node:assert/strict";
import { test } from "node:test";
import { recall, remember } from "../../course_lib/activities/frame/remembered.js";

/** A browser's store, and what lies in it. */
function store() {
  /** @type {Map<string, string>} */
  const held = new Map();
  Object.assign(globalThis, {
    localStorage: {
      getItem: (/** @type {string} */ key) => held.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => held.set(key, value),
    },
  });
  return held;
}

test("a wish is remembered, and can be taken back", () => {
  const held = store();
  assert.equal(recall("voices"), false);
  remember("voices", true);
  assert.equal(recall("voices"), true);
  remember("voices", false);
  assert.equal(recall("voices"), false);
  assert.deepEqual([...held.keys()], ["empathy-in-practice:/:voices"]);
});

test("two learners of one hub have their own wishes in one browser", () => {
  store();
  const page = (/** @type {string} */ baseUrl) =>
    Object.assign(globalThis, { document: { getElementById: () => ({ textContent: JSON.stringify({ baseUrl }) }) } });
  page("/user/robin/");
  remember("voices", true);
  page("/user/kim/");
  assert.equal(recall("voices"), false);
  page("/user/robin/");
  assert.equal(recall("voices"), true);
});

test("a browser that keeps nothing breaks nothing", () => {
  const refuse = () => {
    throw new Error("forbidden");
  };
  Object.assign(globalThis, { localStorage: { getItem: refuse, setItem: refuse } });
  remember("voices", true);
  assert.equal(recall("voices"), false);
});
