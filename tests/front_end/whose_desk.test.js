import assert from "node:assert/strict";
import { test } from "node:test";
import { isWorkshop, keepsWorkshop } from "../../course_lib/labextension/static/desk.js";

const folder = (/** @type {string[]} */ ...names) => ({
  get: async () => ({ content: names.map((name) => ({ name })) }),
});

test("the desk is an instructor's where the folder holds nbgrader's settings, unless a setting says otherwise", () => {
  assert.equal(isWorkshop("auto", ["05-a.ipynb", "nbgrader_config.py"]), true);
  assert.equal(isWorkshop("auto", ["05-a.ipynb", "assignments"]), false);
  assert.equal(isWorkshop("lesson", ["nbgrader_config.py"]), false);
  assert.equal(isWorkshop("workshop", []), true);
});

test("what can't be told is taken as a learner's desk, and without JupyterLab's settings the folder decides", async (t) => {
  t.mock.method(console, "warn", () => {});
  const silent = { get: () => Promise.reject(new Error("no server")) };

  assert.equal(await keepsWorkshop(silent, "", null, "id"), false);
  assert.equal(await keepsWorkshop(folder("nbgrader_config.py"), "", null, "id"), true);
});
