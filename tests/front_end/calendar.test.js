import assert from "node:assert/strict";
import { test } from "node:test";

import { calendar } from "../../course_lib/activities/progress/calendar.js";

const NOW = new Date("2026-11-29T14:02:03.500Z");
const DAY = { day: "2026-11-30", title: "A few minutes", about: "First what is due." };
const lines = (/** @type {string} */ text) => text.split("\r\n");

test("each day is an event of a whole day, at its own day and with a stamp", () => {
  const text = calendar([DAY, { ...DAY, day: "2026-12-06" }], NOW);
  const said = lines(text);
  assert.equal(said.filter((line) => line === "BEGIN:VEVENT").length, 2);
  for (const line of ["DTSTART;VALUE=DATE:20261130", "DTSTART;VALUE=DATE:20261206", "DTSTAMP:20261129T140203Z"])
    assert.ok(said.includes(line), line);
  assert.equal(new Set(said.filter((line) => line.startsWith("UID:"))).size, 2);
  assert.deepEqual([said[0], said.at(-2), said.at(-1)], ["BEGIN:VCALENDAR", "END:VCALENDAR", ""]);
});

test("what has a meaning in the file is escaped", () => {
  const text = calendar([{ ...DAY, about: "One; two, three\\four\nfive" }], NOW);
  assert.ok(lines(text).includes("DESCRIPTION:One\\; two\\, three\\\\four\\nfive"));
});

test("no line has more than 75 bytes, and put together again it says the same", () => {
  const about = "“Weiß er’s schon?” 🙂 ".repeat(20).trim();
  const text = calendar([{ ...DAY, about }], NOW);
  for (const line of lines(text)) assert.ok(new TextEncoder().encode(line).length <= 75, line);
  assert.ok(text.replaceAll("\r\n ", "").includes(`DESCRIPTION:${about}\r\n`));
});
