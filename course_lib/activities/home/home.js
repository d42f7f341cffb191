// Home. Read anew whenever it comes into view.

import { bar } from "../frame/bar.js";
import { h, present } from "../frame/dom.js";
import { placeLink } from "../frame/place_link.js";
import { fill } from "../frame/text.js";
import { renewals } from "./renewed.js";

/** @typedef {{ title: string, file: string, minutes_left: number, done: number, of: number }} Lesson */
/** @typedef {{ file: string, cell: string, title: string }} Place */
/** @typedef {{ how: "begin" | "resume" | "next" | "done", lesson?: Lesson, place?: Place }} Ahead */
/**
 * @typedef {object} Look
 * @property {string} home
 * @property {number} due
 * @property {Lesson[]} lessons
 * @property {{ title: string, file: string }[]} places
 * @property {{ title: string, file: string, cell: string, book: string }[]} bookmarks
 * @property {import("../frame/place_link.js").Target} review
 * @property {Ahead} ahead
 * @property {import("./renewed.js").Renewed[]} renewed
 */

/** Where on the page of home the learner's own record stands: the cells' ids. */
const RECORD = { record_progress: "how-far-you-have-come", record_kept: "what-is-kept-about-you" };

/** @param {import("../frame/frame.js").Kit} kit */
function home(kit) {
  const { words, body } = kit;
  const page = h("div", { class: "eip-home-page" });
  body.append(page);
  let shown = "";
  const eye = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && look());
  eye.observe(body);
  return () => eye.disconnect();

  /**
   * @param {"look" | "unmark" | "read"} what
   * @param {object} [which]
   */
  async function look(what = "look", which = {}) {
    const answer = await kit.request(what, which);
    if (!answer) return false;
    const { ref, ok, ...rest } = answer;
    const found = /** @type {Look} */ (/** @type {unknown} */ (rest));
    if (JSON.stringify(found) === shown) return true; // what has the focus keeps it
    shown = JSON.stringify(found);
    const parts = [news, ...(found.ahead.how === "begin" ? [welcome, bookmarks] : [on, today, bookmarks, lessons])];
    page.replaceChildren(...present(parts.map((part) => part(found))));
    return true;
  }

  /** @param {Look} found */
  function news({ renewed }) {
    return renewals(renewed, words, async () => {
      if (!(await look("read"))) return;
      kit.say(words.renewed_gone, "saved");
      /** @type {HTMLElement | null} */ (page.querySelector("a.eip-main"))?.focus();
    });
  }

  /** @param {Look} found */
  function welcome({ ahead: { lesson } }) {
    if (!lesson) return [];
    return [
      h("p", { class: "eip-welcome" }, fill(words.new, { minutes: lesson.minutes_left })),
      h("p", {}, placeLink(lesson, words.begin, { main: true })),
    ];
  }

  /** @param {Look} found */
  function on({ ahead: { how, lesson, place }, places }) {
    if (how === "resume" && place) {
      const values = { lesson: lesson?.title, section: place.title };
      const where = fill(lesson ? words.resume_at : words.resume_beside, values);
      return onward(
        words.resume,
        [where, lesson && left(lesson)],
        place,
        fill(words.resume_go, { lesson: lesson?.title ?? place.title }),
      );
    }
    if (how === "next" && lesson) {
      const values = { lesson: lesson.title, minutes: lesson.minutes_left };
      if (!lesson.done) return onward(words.next, [fill(words.next_at, values)], lesson, fill(words.next_go, values));
      return onward(words.next, [left(lesson)], lesson, fill(words.next_go_on, values));
    }
    return onward(words.done, [words.done_says], places[0], words.done_go);
  }

  /**
   * The one thing to press.
   * @param {string} head
   * @param {(string | undefined)[]} lines
   * @param {import("../frame/place_link.js").Target} to
   * @param {string} press
   */
  function onward(head, lines, to, press) {
    const text = lines.filter(Boolean).join(" ");
    return h(
      "div",
      { class: "eip-panel eip-onward" },
      h("h4", {}, head),
      h("p", {}, text),
      h("p", {}, placeLink(to, press, { main: true })),
    );
  }

  /** @param {Lesson} one */
  function left({ minutes_left: minutes }) {
    return minutes ? fill(words.left, { minutes }) : words.left_none;
  }

  /** @param {Look} found */
  function today({ due, review }) {
    const line = due > 1 ? fill(words.due, { count: due }) : due ? words.due_one : words.due_none;
    return [h("h4", {}, words.today), h("p", {}, line, due > 0 && [" ", placeLink(review, words.due_go)])];
  }

  /** @param {Look} found */
  function bookmarks({ bookmarks: marked }) {
    if (marked.length === 0) return [];
    return [
      h("h4", { tabindex: "-1", class: "eip-bookmarked" }, words.bookmarks),
      h("ul", { class: "eip-marks" }, marked.map(bookmark)),
    ];
  }

  /** @param {Look["bookmarks"][number]} one */
  function bookmark({ title, book, file, cell }) {
    const gone = async () => {
      if (!(await look("unmark", { file, cell }))) return;
      kit.say(fill(words.unmarked, { title }), "saved");
      /** @type {HTMLElement | null} */ (page.querySelector(".eip-bookmarked"))?.focus();
    };
    const name = fill(words.unmark_named, { title });
    const remove = h(
      "button",
      { type: "button", class: "eip-unmark", "aria-label": name, onclick: gone },
      words.unmark,
    );
    return h("li", {}, placeLink({ file, cell }, title), " ", h("span", { class: "eip-quiet" }, book), " ", remove);
  }

  /** @param {Look} found */
  function lessons({ lessons: all, places, home: here }) {
    const record = Object.entries(RECORD).map(([key, cell]) => placeLink({ file: here, cell }, words[key]));
    return [
      h("h4", {}, words.lessons),
      h("ul", { class: "eip-course" }, all.map(lesson)),
      h("h4", {}, words.beside),
      list(places.map((one) => placeLink(one, one.title))),
      h("h4", {}, words.record),
      list(record),
    ];
  }

  /** @param {HTMLElement[]} links */
  function list(links) {
    return h(
      "ul",
      { class: "eip-places" },
      links.map((link) => h("li", {}, link)),
    );
  }

  /** @param {Lesson} one */
  function lesson(one) {
    const values = { done: one.done, of: one.of, minutes: one.minutes_left };
    const done = one.done === one.of ? words.lesson_done : one.done ? words.lesson_open : "";
    const minutes = one.minutes_left && (one.done ? words.lesson_left : words.lesson_minutes);
    const told = [done, minutes]
      .filter(Boolean)
      .map((text) => fill(text || "", values))
      .join(", ");
    return h(
      "li",
      {},
      h("span", {}, h("span", { class: "eip-number" }, one.file.slice(0, 2)), placeLink(one, one.title)),
      h("span", { class: "eip-quiet" }, told),
      one.done > 0 && bar(one.done / one.of),
    );
  }
}

export default home;
