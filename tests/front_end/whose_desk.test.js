import assert from "node:assert/strict";
import { test } from "node:test";
import { foldersOf, isWorkshop, keepsWorkshop } from "../../course_lib/labextension/static/desk.js";

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

  assert.equal(await keepsWorkshop(silent, "a.ipynb", null, "id"), false);
  assert.equal(await keepsWorkshop(folder("nbgrader_config.py"), "a.ipynb", null, "id"), true);
});

test("nbgrader's settings are looked for in the notebook's folder and in each above", async () => {
  const holds = new Map([["course", ["nbgrader_config.py"]]]);
  const contents = {
    get: async (/** @type {string} */ at) => ({ content: (holds.get(at) ?? ["a"]).map((name) => ({ name })) }),
  };

  assert.deepEqual(foldersOf("course/source/a/a.ipynb"), ["course/source/a", "course/source", "course", ""]);
  assert.deepEqual(foldersOf("a.ipynb"), [""]);
  assert.equal(await keepsWorkshop(contents, "course/source/a/a.ipynb", null, "id"), true);
  assert.equal(await keepsWorkshop(contents, "a.ipynb", null, "id"), false);
});
