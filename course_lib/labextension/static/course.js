/**
 * Where the learner is in the course, as the kernel of the open lesson knows it (course_lib/kernel.py).
 *
 * What it told last is remembered by the browser too, so that the outline is there before any kernel is.
 */
import { ask } from "./asking.js";
import { forget, onElsewhere, recall, remember } from "./memory.js";

const KERNEL = "course_lib.kernel";

/** A learner who reads on moves the place every few seconds; the disk hears of it when they rest. */
const REST_MS = 2000;

/** How long a bookmark may take before it counts as not saved. */
const PATIENCE_MS = 6000;

/** What the page is told when the learner deleted everything (activities/frame/forgotten.js). */
const FORGOTTEN = "empathy-forgotten";

export class Course {
  constructor() {
    /** @type {import("./contents.js").Told|null} */
    this.told = recall("told");
    /** @type {(() => void)[]} what is to be done when there is news */
    this.onTold = [];
    /** @type {(() => void)[]} and where all was forgotten */
    this.onForgotten = [];
    this.staying = 0;
    document.addEventListener(FORGOTTEN, ({ target }) => this.forget(target === document));
    onElsewhere("forgotten", () => document.dispatchEvent(new Event(FORGOTTEN)));
  }

  /**
   * The learner deleted everything: the browser remembers no place and no tick, in no tab.
   * @param {boolean} elsewhere whether another tab said so
   */
  forget(elsewhere) {
    this.told = null;
    clearTimeout(this.staying);
    forget("told", "places");
    if (!elsewhere) remember("forgotten", Date.now());
    for (const tell of this.onForgotten) tell();
  }

  /**
   * Ask anew. Without an answer the last one stays.
   * @param {Object} panel
   */
  async refresh(panel) {
    const told = await this.asked(panel, "told");
    if (!told?.lessons) return;
    this.told = told;
    remember("told", told);
    for (const tell of this.onTold) tell();
  }

  /**
   * Keep the place in this browser.
   * @param {string} path
   * @param {string} cell
   */
  note(path, cell) {
    remember("places", { ...recall("places"), [path]: cell });
  }

  /** @returns {string|null} the folder that the lessons lie in; null where none was opened in this browser */
  get folder() {
    return recall("folder");
  }

  /** @param {string} folder that the lessons lie in */
  liesIn(folder) {
    if (folder !== this.folder) remember("folder", folder);
  }

  /**
   * Keep the place: in this browser at once, and with the record when the learner rests.
   * @param {Object} panel
   * @param {string} cell
   */
  stay(panel, cell) {
    const { path } = panel.context;
    this.note(path, cell);
    clearTimeout(this.staying);
    this.staying = window.setTimeout(() => this.asked(panel, "stay", path.split("/").pop(), cell), REST_MS);
  }

  /**
   * Mark a place, or take its mark away, and tell what is marked now.
   * @param {Object} panel
   * @param {"mark"|"unmark"} what
   * @param {{file: string, cell: string}} place
   * @returns {Promise<{kept: boolean, says?: string}|null>} `kept` where the disk has it; null where no answer came
   */
  async bookmark(panel, what, { file, cell }) {
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null));
    const answer = await Promise.race([this.asked(panel, what, file, cell), late]);
    if (answer?.kept) await this.refresh(panel);
    return answer;
  }

  /**
   * Where this browser saw the learner in a notebook.
   * @param {string} path
   * @returns {string} a cell's id; empty where it knows none
   */
  placeIn(path) {
    return recall("places")?.[path] ?? "";
  }

  /** @param {any[]} given */
  async asked(panel, ...given) {
    if (panel.isDisposed) return null;
    try {
      return await ask(panel, KERNEL, ...given);
    } catch {
      return null; // the kernel went away; the line at the top says so
    }
  }
}
