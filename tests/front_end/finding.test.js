import assert from "node:assert/strict";
import { test } from "node:test";
import { entries, find, fold, tokens } from "../../course_lib/labextension/static/finding.js";

const SECTION = "Ruth’s brother Len died in April. She says that “toast” would do. ";

const BOOKS = [
  {
    title: "Hearing",
    file: "05-hearing.ipynb",
    parts: [
      { cell: "title", title: "Hearing", says: "What you will be able to do." },
      { cell: "first", title: "A cue is a guess", says: `Naïve guesses. ${SECTION.repeat(6)}The silence ends.` },
      { cell: "quiz", asks: true, title: "Which cue?", says: "Len looks at the clock." },
      { cell: "after", title: "A cue is a guess", says: "Something else, about Clément." },
    ],
  },
];

const TERMS = [
  { id: "kappa", term: "Cohen’s kappa", also: ["κ"], means: "How far two coders agree.", at: null },
  { id: "i-squared", term: "I²", also: [], means: "No grade for a review.", at: null },
];

const ALL = entries(BOOKS, TERMS);

/**
 * @param {string} typed
 * @returns {string[]} the cells that are found, in order
 */
function cells(typed) {
  const { terms, prose, activities } = find(ALL, typed);
  return [...terms, ...prose, ...activities].map(({ entry }) => entry.cell);
}

/** @param {import("../../course_lib/labextension/static/finding.js").Piece[]} pieces */
const shown = (pieces) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");

test("a word is found whatever its capitals, accents, apostrophes and raised figures", () => {
  assert.equal(fold("Clément’S²"), "clements2");
  assert.deepEqual(cells("cohens"), ["kappa"]);
  assert.deepEqual(cells("COHEN'S"), ["kappa"]);
  assert.deepEqual(cells("naive"), ["first"]);
  assert.deepEqual(cells("clement"), ["after"]);
  assert.deepEqual(cells("I2"), ["i-squared"]);
});

test("the beginning of a word is enough, its middle is not", () => {
  assert.deepEqual(cells("sil"), ["first"]);
  assert.deepEqual(cells("lence"), []);
});

test("every word has to be there, in any order, in the title or below it", () => {
  assert.deepEqual(cells("april len"), ["first"]);
  assert.deepEqual(cells("cue toast"), ["first"]);
  assert.deepEqual(cells("len nowhere"), []);
});

test("nothing typed finds nothing", () => {
  assert.deepEqual(cells(""), []);
  assert.deepEqual(cells(" ’- "), []);
});

test("a title is found once and not for every cell below it, and comes before mere mention", () => {
  assert.deepEqual(cells("cue"), ["first", "quiz"]);
  const mention = { cell: "mention", title: "Else", says: "kappa and more" };
  const first = { cell: "titled", title: "Kappa", says: "" };
  const all = entries([{ ...BOOKS[0], parts: [mention, first] }], []);
  assert.deepEqual(
    find(all, "kappa").prose.map(({ entry }) => entry.cell),
    ["titled", "mention"],
  );
});

test("what was found is marked in the title and in some words around the first", () => {
  const [{ title, says }] = find(ALL, "guess silence").prose;

  assert.equal(shown(title), "A cue is a [guess]");
  assert.match(shown(says), /^Naïve \[guesses\]\. Ruth’s brother .* …$/);
  const [late] = find(ALL, "silence").prose;
  assert.match(shown(late.says), /^… .*The \[silence\] ends\.$/);
  assert.ok(shown(late.says).length < 170);
});

test("a term is shown whole, with its meaning", () => {
  const [{ entry, says }] = find(ALL, "coders").terms;

  assert.deepEqual([entry.file, entry.cell], ["glossary.ipynb", "kappa"]);
  assert.equal(shown(says), "How far two [coders] agree.");
});

test("words stand where the text has them", () => {
  const text = "It’s 7-38-55.";
  assert.deepEqual(
    tokens(text).map(({ start, end }) => text.slice(start, end)),
    ["It’s", "7", "38", "55"],
  );
});
