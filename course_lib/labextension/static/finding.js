/** What a search finds in the course: pure, from the files that `python -m course_lib tidy` writes. */

/**
 * The files: search.json, a list of notebooks with their places, and glossary.json.
 * @typedef {{cell: string, title: string, says: string, asks?: boolean}} Part `asks`: it is an activity
 * @typedef {{title: string, file: string, parts: Part[]}} Book
 * @typedef {{id: string, term: string, also: string[], means: string,
 *   at: {file: string, cell: string, title: string}|null}} Term
 */

/** @typedef {{word: string, start: number, end: number}} Token a word, folded, and where it stands */
/** @typedef {"terms"|"prose"|"activities"} Group in the order in which they are shown */
/**
 * What can be found. `heads` is the part of its words that counts most: its title, or a term's names.
 * @typedef {{group: Group, file: string, cell: string, title: string, book: string, says: string,
 *   heads: Token[], tokens: Token[]}} Entry
 */
/** @typedef {{text: string, hit: boolean}} Piece */
/** @typedef {{entry: Entry, title: Piece[], says: Piece[]}} Found */

export const GLOSSARY = "glossary.ipynb";

/** @type {Group[]} */
export const GROUPS = ["terms", "prose", "activities"];

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** How much of a text is shown, in characters: before the first word that was found, and in all. */
const BEFORE = 40;
const SHOWN = 150;

/**
 * A word without what need not be typed: capitals, accents, apostrophes, raised figures.
 * @param {string} word
 */
export function fold(word) {
  return word
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase();
}

/**
 * @param {string} text
 * @returns {Token[]}
 */
export function tokens(text) {
  return [...text.matchAll(WORD)].map((found) => ({
    word: fold(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/**
 * All that can be found, in the order of the course.
 * @param {Book[]} books
 * @param {Term[]} terms
 * @returns {Entry[]}
 */
export function entries(books, terms) {
  const named = terms.map(({ id, term, also, means }) => ({
    ...{ group: /** @type {Group} */ ("terms"), file: GLOSSARY, cell: id, title: term, book: "", says: means },
    ...{ heads: tokens([term, ...also].join(" ")), tokens: tokens(means) },
  }));
  return [...named, ...books.flatMap(entriesOf)];
}

/**
 * @param {Book} book
 * @returns {Entry[]}
 */
function entriesOf({ title: book, file, parts }) {
  let above = "";
  return parts.map(({ cell, title, says, asks }) => {
    const heads = asks || title !== above ? tokens(title) : []; // else every cell of a section would be found by it
    if (!asks) above = title;
    return { group: asks ? "activities" : "prose", file, cell, title, book, says, heads, tokens: tokens(says) };
  });
}

/**
 * What has every word that was typed, or a word that begins so; what has them in its title comes first.
 * @param {Entry[]} all
 * @param {string} typed
 * @returns {Record<Group, Found[]>}
 */
export function find(all, typed) {
  const wanted = tokens(typed).map(({ word }) => word);
  /** @type {Record<Group, Found[]>} */
  const found = { terms: [], prose: [], activities: [] };
  if (wanted.length === 0) return found;
  const ranked = all.map((entry) => ({ entry, rank: rankOf(entry, wanted) })).filter(({ rank }) => rank > 0);
  for (const { entry } of ranked.sort((one, other) => other.rank - one.rank)) {
    found[entry.group].push({
      entry,
      title: marked(entry.title, tokens(entry.title), wanted),
      says: entry.group === "terms" ? marked(entry.says, entry.tokens, wanted) : excerpt(entry, wanted),
    });
  }
  return found;
}

/**
 * 0 where a word is missing; else one more for each word in the title, and another where it is a whole word there.
 * @param {Entry} entry
 * @param {string[]} wanted
 */
function rankOf({ heads, tokens: said }, wanted) {
  let rank = 1;
  for (const begin of wanted) {
    if (heads.some(({ word }) => word.startsWith(begin))) rank += heads.some(({ word }) => word === begin) ? 2 : 1;
    else if (!said.some(({ word }) => word.startsWith(begin))) return 0;
  }
  return rank;
}

/**
 * Some words around the first that was found.
 * @param {Entry} entry
 * @param {string[]} wanted
 * @returns {Piece[]}
 */
function excerpt({ says, tokens: said }, wanted) {
  const first = said.find(({ word }) => wanted.some((begin) => word.startsWith(begin)));
  const near = Math.max(0, (first?.start ?? 0) - BEFORE);
  const start = near === 0 ? 0 : (said.find((one) => one.start >= near)?.start ?? 0);
  const last = said.findLast((one) => one.end <= start + SHOWN)?.end ?? says.length;
  const end = said.at(-1)?.end === last ? says.length : last;
  const inside = said
    .filter((one) => one.start >= start && one.end <= end)
    .map(({ word, start: from, end: to }) => ({ word, start: from - start, end: to - start }));
  const pieces = marked(says.slice(start, end), inside, wanted);
  const plain = (/** @type {string} */ text) => ({ text, hit: false });
  return [...(start > 0 ? [plain("… ")] : []), ...pieces, ...(end < says.length ? [plain(" …")] : [])];
}

/**
 * A text in pieces, those that were found marked.
 * @param {string} text
 * @param {Token[]} said the words of the text
 * @param {string[]} wanted
 * @returns {Piece[]}
 */
function marked(text, said, wanted) {
  /** @type {Piece[]} */
  const pieces = [];
  let done = 0;
  for (const { word, start, end } of said) {
    if (!wanted.some((begin) => word.startsWith(begin))) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false });
  return pieces;
}
