/** What the outline shows: the course as the kernel tells it, or until then the headings of the lesson that is open. */

/**
 * What the kernel tells (course_lib/session/whereabouts.py).
 * @typedef {{title: string, cell: string, done: number, of: number}} Section
 * @typedef {{id: string, title: string, file: string, minutes_left: number, done: number, of: number,
 *   sections: Section[]}} Lesson
 * @typedef {{course: string, home: string|null, place: {file: string, cell: string, title: string}|null, due: number,
 *   lessons: Lesson[], places: {title: string, file: string}[], bookmarks?: Bookmark[]}} Told
 * @typedef {{file: string, cell: string, title: string, book: string}} Bookmark
 */

/**
 * The notebook that is open: its file, its lesson's id, its cells in order, its headings, the cell in view, and what that
 * place is called.
 * @typedef {{cell: string, level: number, title: string}} Heading
 * @typedef {{file: string, lesson: string, order: string[], headings: Heading[], cell: string, name?: string}} Open
 */

/**
 * A line of the outline. `current` is what a screen reader is told: that this is the page, or the place in it.
 * @typedef {{title: string, file: string, cell: string, current: ""|"page"|"location", done: boolean, left: number,
 *   due: number, rows: Row[]}} Row
 */

const HEADING = /^(#{1,6})\s+(.+?)\s*#*\s*$/m;

/**
 * The first heading of each cell that has one, in plain words.
 * @param {{id: string, source: string}[]} cells Markdown cells
 * @returns {Heading[]}
 */
export function headingsOf(cells) {
  return cells.flatMap(({ id, source }) => {
    const found = HEADING.exec(source);
    return found ? [{ cell: id, level: found[1].length, title: plain(found[2]) }] : [];
  });
}

/**
 * Markdown's marks taken off.
 * @param {string} text
 * @returns {string}
 */
function plain(text) {
  return text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*`]/g, "");
}

/**
 * The last of these headings that stands at or above a cell.
 * @template {{cell: string}} Marked
 * @param {Marked[]} marked headings or sections, in order
 * @param {string[]} order the ids of all cells, in order
 * @param {string} cell
 * @returns {Marked|undefined}
 */
export function sectionOf(marked, order, cell) {
  const here = order.indexOf(cell);
  return marked.findLast((one) => order.includes(one.cell) && order.indexOf(one.cell) <= here);
}

/**
 * @param {Told|null} told
 * @param {Open} open
 * @returns {{home: Row|null, own: Row[], lessons: Row[], places: Row[]}} `own` is the open notebook where it is no part of
 * the course: an assignment
 */
export function contents(told, open) {
  const title = open.headings[0]?.title ?? open.file;
  // An assignment lies in a folder of its own: by its name it would be looked for beside the lessons.
  const own = open.lesson === "" ? [lineOf(title, { ...open, file: "" }, [])] : [];
  if (!told) return { home: null, own, lessons: open.lesson === "" ? [] : [lineOf(title, open, [])], places: [] };
  return {
    own,
    home: told.home === null ? null : { ...lineOf("", open, [], told.home), rows: [], due: told.due },
    lessons: told.lessons
      .filter((lesson) => lesson.file !== "")
      .map((lesson) => ({
        ...lineOf(lesson.title, open, lesson.sections, lesson.file, lesson.id),
        done: isDone(lesson),
        left: lesson.minutes_left,
      })),
    places: told.places.map(({ title, file }) => lineOf(title, open, [], file)),
  };
}

/**
 * A notebook's line, with its sections below it where it is the one that is open.
 * @param {string} title
 * @param {Open} open
 * @param {Section[]} sections as the kernel tells them; else its own second headings stand here
 * @param {string} [file]
 * @param {string} [lesson] a copy of a lesson under another name is that lesson too
 * @returns {Row}
 */
function lineOf(title, open, sections, file = open.file, lesson = "") {
  const isOpen = file === open.file || (lesson !== "" && lesson === open.lesson);
  const told = sections.filter((one) => open.order.includes(one.cell));
  /** @type {(Section|Heading)[]} */
  const marked = told.length > 0 ? told : open.headings.filter((one) => one.level === 2);
  const here = sectionOf(marked, open.order, open.cell);
  return {
    ...{
      title,
      file: isOpen ? open.file : file,
      cell: "",
      current: isOpen ? "page" : "",
      done: false,
      left: 0,
      due: 0,
    },
    rows: isOpen
      ? marked.map((one) => ({
          ...{ title: one.title, file: open.file, cell: one.cell, current: one === here ? "location" : "" },
          ...{ done: "of" in one && isDone(one), left: 0, due: 0, rows: [] },
        }))
      : [],
  };
}

/** @param {{done: number, of: number}} counted */
function isDone({ done, of }) {
  return of > 0 && done >= of;
}
