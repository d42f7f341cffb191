import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { page } from "../../course_lib/activities/reflect/reflect_page.js";

const STYLE = readFileSync(new URL("../../course_lib/activities/frame/page.css", import.meta.url), "utf-8");
const made = (/** @type {string} */ text) =>
  page("My plan", "29 November 2026", [{ name: "What", text }], "Yours.", STYLE);

test("what was typed is text in the page, and never part of it", () => {
  const said = made('<script>alert("hello")</script> & so on');
  assert.ok(said.includes("&lt;script&gt;alert(&quot;hello&quot;)&lt;/script&gt; &amp; so on</p>"));
  assert.ok(!said.includes("<script>"));
});

test("line breaks stay, by the style of the page", () => {
  assert.ok(made("One line.\nAnother.").includes('<p class="typed" dir="auto">One line.\nAnother.</p>'));
  assert.match(made(""), /white-space: pre-wrap/);
});

test("title, day, head and note are there, and nothing is fetched from outside", () => {
  const said = made("Ten minutes.");
  for (const part of ["<h1>My plan</h1>", "29 November 2026", "<h2>What</h2>", "Yours."])
    assert.ok(said.includes(part));
  assert.doesNotMatch(said, /https?:|src=|href=/);
});
