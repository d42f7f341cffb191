import assert from "node:assert/strict";
import { test } from "node:test";

import { FORGOTTEN, paintedAnew } from "../../course_lib/activities/frame/forgotten.js";

/** A page that events come to, and two places on it. */
const page = new EventTarget();
Object.assign(globalThis, { document: page });
const place = () => /** @type {any} */ ({ contains: (/** @type {unknown} */ one) => one === page });
const elsewhere = () => /** @type {any} */ ({ contains: () => false });

/** @param {string[]} log */
const painting = (log) => async () => {
  log.push("painted");
  return () => void log.push("left");
};

test("what is on the page is painted anew when all was deleted elsewhere on it", async () => {
  /** @type {string[]} */
  const log = [];
  await paintedAnew(elsewhere(), painting(log));
  page.dispatchEvent(new Event(FORGOTTEN));
  assert.deepEqual(log, ["painted", "left", "painted"]);
});

test("where it was deleted, what was just said stays", async () => {
  /** @type {string[]} */
  const log = [];
  await paintedAnew(place(), painting(log));
  page.dispatchEvent(new Event(FORGOTTEN));
  assert.deepEqual(log, ["painted"]);
});

test("an activity that is gone is not painted again", async () => {
  /** @type {string[]} */
  const log = [];
  const leave = await paintedAnew(elsewhere(), painting(log));
  leave();
  page.dispatchEvent(new Event(FORGOTTEN));
  assert.deepEqual(log, ["painted", "left"]);
});
