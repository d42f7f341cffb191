import assert from "node:assert/strict";
import { test } from "node:test";
import { countdown } from "../../course_lib/activities/attend/countdown.js";

test("half of the time and its end are told once each", () => {
  const time = countdown(60_000);
  time.go(1000);
  assert.equal(time.due(30_000), null);
  assert.equal(time.due(31_000), "half");
  assert.equal(time.due(32_000), null);
  assert.equal(time.due(61_000), "end");
  assert.equal(time.due(99_000), null);
});

test("a page that was asleep over both is told the end alone", () => {
  const time = countdown(60_000);
  time.go(0);
  assert.equal(time.due(500_000), "end");
  assert.equal(time.spent(500_000), 60_000);
});

test("time doesn't pass while it is paused", () => {
  const time = countdown(60_000);
  time.go(0);
  time.pause(10_000);
  assert.equal(time.running(), false);
  assert.equal(time.spent(50_000), 10_000);
  time.go(50_000);
  time.go(55_000); // a second press changes nothing
  assert.equal(time.spent(60_000), 20_000);
  assert.equal(time.due(60_000), null);
});
