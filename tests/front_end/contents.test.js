import assert from "node:assert/strict";
import { test } from "node:test";
import { contents, headingsOf, sectionOf } from "../../course_lib/labextension/static/contents.js";

const CELLS = [
  { id: "title", source: "# Hearing feelings\n\nRead this." },
  { id: "quiet", source: "No heading here, though C# is no heading either." },
  { id: "first", source: "## What **they** feel, by `ear`, as [Hill](https://example.org) says\n\nText." },
  { id: "below", source: "### A detail" },
  { id: "second", source: "Before it.\n\n## Half-way ##\n" },
];

const OPEN = {
  file: "05-hearing.ipynb",
  lesson: "hearing",
  order: ["title", "quiet", "first", "below", "second"],
  headings: headingsOf(CELLS),
  cell: "below",
};

const TOLD = {
  course: "A course",
  home: "home.ipynb",
  place: null,
  due: 6,
  lessons: [
    { id: "one", title: "One", file: "01-one.ipynb", minutes_left: 0, done: 3, of: 3, sections: [] },
    {
      ...{ id: "hearing", title: "Hearing", file: "05-hearing.ipynb", minutes_left: 20, done: 1, of: 4 },
      sections: [
        { title: "What they feel", cell: "first", done: 1, of: 1 },
        { title: "Half-way", cell: "second", done: 0, of: 0 },
        { title: "A section that this copy has not", cell: "gone", done: 0, of: 1 },
      ],
    },
    { id: "to-come", title: "To come", file: "", minutes_left: 0, done: 0, of: 0, sections: [] },
  ],
  places: [{ title: "The practice room", file: "practice-room.ipynb" }],
};

test("a heading is told in plain words, with the cell that holds it", () => {
  assert.deepEqual(OPEN.headings, [
    { cell: "title", level: 1, title: "Hearing feelings" },
    { cell: "first", level: 2, title: "What they feel, by ear, as Hill says" },
    { cell: "below", level: 3, title: "A detail" },
    { cell: "second", level: 2, title: "Half-way" },
  ]);
});

test("the section of a cell is the last one that begins at it or above", () => {
  assert.equal(sectionOf(OPEN.headings, OPEN.order, "quiet")?.cell, "title");
  assert.equal(sectionOf(OPEN.headings, OPEN.order, "second")?.cell, "second");
  assert.equal(sectionOf([{ cell: "second" }], OPEN.order, "title"), undefined);
});

test("before the kernel has told anything, the outline shows the headings of the open lesson", () => {
  const { home, lessons, places } = contents(null, OPEN);

  assert.equal(home, null);
  assert.deepEqual(places, []);
  assert.deepEqual(
    lessons.map(({ title, current }) => [title, current]),
    [["Hearing feelings", "page"]],
  );
  assert.deepEqual(
    lessons[0].rows.map(({ title, current }) => [title, current]),
    [
      ["What they feel, by ear, as Hill says", "location"],
      ["Half-way", ""],
    ],
  );
});

test("a lesson tells what is done and the minutes left, and the open one its sections and the place", () => {
  const { home, lessons, places } = contents(TOLD, OPEN);

  assert.deepEqual([home?.file, home?.due], ["home.ipynb", 6]);
  assert.deepEqual(
    lessons.map(({ title, done, left, rows }) => [title, done, left, rows.length]),
    [
      ["One", true, 0, 0],
      ["Hearing", false, 20, 2],
    ],
  );
  assert.deepEqual(
    lessons[1].rows.map(({ cell, done, current }) => [cell, done, current]),
    [
      ["first", true, "location"],
      ["second", false, ""],
    ],
  );
  assert.deepEqual(
    places.map(({ file, current }) => [file, current]),
    [["practice-room.ipynb", ""]],
  );
});

test("a copy of a lesson under another name is that lesson, and its links stay in the copy", () => {
  const { lessons } = contents(TOLD, { ...OPEN, file: "05-hearing (new).ipynb" });

  assert.deepEqual([lessons[1].current, lessons[1].file], ["page", "05-hearing (new).ipynb"]);
  assert.equal(lessons[1].rows[0].file, "05-hearing (new).ipynb");
});

test("a place beside the lessons shows its own headings while it is open", () => {
  const { places } = contents(TOLD, { ...OPEN, file: "practice-room.ipynb", lesson: "practice-room" });

  assert.deepEqual(
    places[0].rows.map(({ cell }) => cell),
    ["first", "second"],
  );
});

test("an assignment has a line of its own with its headings, whether a kernel has told of the course or not", () => {
  const assignment = { ...OPEN, file: "01-one.ipynb", lesson: "" };
  for (const told of [TOLD, null]) {
    const { own, lessons } = contents(told, assignment);

    assert.deepEqual([own[0].title, own[0].file, own[0].current], ["Hearing feelings", "", "page"]);
    assert.deepEqual(
      own[0].rows.map(({ cell, file }) => [cell, file]),
      [
        ["first", ""],
        ["second", ""],
      ],
    );
    assert.equal(lessons.length, told ? 2 : 0);
  }
  assert.deepEqual(contents(TOLD, OPEN).own, []);
});
