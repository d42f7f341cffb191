import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, destination, standAt, wayTo } from "../../course_lib/labextension/static/links.js";

const ORIGIN = "http://127.0.0.1:8888";
const to = (/** @type {string} */ href, cell = "", here = "05-a.ipynb") =>
  destination({ href, cell, here, origin: ORIGIN });

test("a link of an activity names a notebook beside the open one, and a cell", () => {
  assert.deepEqual(to("06-b.ipynb", "fran"), { path: "06-b.ipynb", cell: "fran" });
  assert.deepEqual(to("06%20b.ipynb", "", "my course/05-a.ipynb"), { path: "my course/06 b.ipynb", cell: "" });
});

test("a link in prose is what JupyterLab made of it: the address of the file, on a hub too", () => {
  assert.deepEqual(to(`${ORIGIN}/files/06-b.ipynb?_xsrf=2#cell-id=fran`), { path: "06-b.ipynb", cell: "fran" });
  assert.deepEqual(to(`${ORIGIN}/user/robin/files/a/b.ipynb`), { path: "a/b.ipynb", cell: "" });
  assert.deepEqual(to(`${ORIGIN}/files/files/b.ipynb`), { path: "files/b.ipynb", cell: "" });
});

test("every other link is the browser's, or JupyterLab's", () => {
  const others = [
    "https://example.org/files/b.ipynb",
    "tel:116123",
    "images/a.png",
    "#top",
    "",
    "06-b.ipynb#A-heading",
  ];
  assert.deepEqual(
    others.map((href) => to(href)),
    others.map(() => null),
  );
});

test("a page says where a file is from its own folder", () => {
  assert.equal(wayTo("06-b.ipynb", "05-a.ipynb"), "06-b.ipynb");
  assert.equal(wayTo("my course/06 b.ipynb", "my course/05-a.ipynb"), "06%20b.ipynb");
  assert.equal(wayTo("my course/home.ipynb", "my course/task/task.ipynb"), "../../my%20course/home.ipynb");
  assert.deepEqual(to("../../my%20course/home.ipynb", "", "my course/task/task.ipynb")?.path, "my course/home.ipynb");
});

test("links are drawn for the page in front, and a file without a name is that page", () => {
  standAt("", "task/task.ipynb");
  assert.deepEqual([addressOf("home.ipynb"), addressOf("")], ["../home.ipynb", ""]);
  standAt("lessons", "lessons/05-a.ipynb");
  assert.equal(addressOf("06-b.ipynb"), "06-b.ipynb");
});
