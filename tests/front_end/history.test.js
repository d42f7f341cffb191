import assert from "node:assert/strict";
import { test } from "node:test";
import { fresh, lastAct, latest } from "../../course_lib/activities/frame/history.js";

const past = (/** @type {string} */ at, stale = false) => ({ at, times: 1, data: {}, reply: {}, stale });

test("an act on an earlier version of an item is not fresh", () => {
  const act = past("2026-01-02");
  assert.equal(fresh(act), act);
  assert.equal(fresh(past("2026-01-02", true)), null);
  assert.equal(fresh(undefined), null);
});

test("the latest act is the later one, whichever it is, and a stale one is none", () => {
  const [answer, draft] = [past("2026-01-02"), past("2026-01-03")];
  assert.equal(latest(answer, draft), draft);
  assert.equal(latest(draft, answer), draft);
  assert.equal(latest(answer, past("2026-01-04", true)), answer);
  assert.equal(latest(undefined, null), null);
});

test("the last act is the latest one, drafts aside", () => {
  const at = (/** @type {string} */ at) => ({ at, times: 1, data: {}, reply: {}, stale: false });
  assert.equal(lastAct({ first: at("1"), skip: at("2"), draft: at("3") }), "skip");
  assert.equal(lastAct({ skip: at("1"), first: at("2") }), "first");
  assert.equal(lastAct({ draft: at("1") }), undefined);
  assert.equal(lastAct(), undefined);
});
