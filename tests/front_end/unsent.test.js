import assert from "node:assert/strict";
import { test } from "node:test";
import { stored } from "../../course_lib/activities/frame/unsent.js";

/** A tab's store, as a browser has one. */
function tab(/** @type {Record<string, string>} */ begun = {}) {
  const kept = { ...begun };
  return {
    kept,
    getItem: (/** @type {string} */ key) => kept[key] ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
      kept[key] = value;
    },
    removeItem: (/** @type {string} */ key) => {
      delete kept[key];
    },
  };
}

test("what was typed the moment before is there when the page is loaded anew", () => {
  const store = tab();
  stored(store, "mine").set("one", { text: "You m" });
  assert.deepEqual(stored(store, "mine").get("one"), { text: "You m" });
});

test("what is on disk leaves nothing behind in the browser", () => {
  const store = tab();
  const page = stored(store, "mine");
  page.set("one", { text: "a" });
  page.delete("one");
  assert.deepEqual(store.kept, {});
});

test("what is private is held by the page and never written down", () => {
  const store = tab();
  const page = stored(store, "mine");
  page.set("secret", { text: "a" }, false);
  assert.deepEqual(page.get("secret"), { text: "a" });
  assert.deepEqual(store.kept, {});
});

test("what may be written down no longer is taken away", () => {
  const store = tab();
  const page = stored(store, "mine");
  page.set("one", { text: "a" });
  page.set("one", { text: "ab" }, false);
  assert.deepEqual(store.kept, {});
});

test("two learners of one browser don't see each other's words", () => {
  const store = tab();
  stored(store, "/user/ann/").set("one", { text: "mine" });
  assert.equal(stored(store, "/user/ben/").has("one"), false);
});

test("a damaged or a full store does no harm", () => {
  const full = { ...tab({ mine: "{no" }), setItem: () => assert.fail("full") };
  const page = stored(full, "mine");
  page.set("one", { text: "a" });
  assert.deepEqual(page.get("one"), { text: "a" });
});
