// Progress: where I am, what comes back today, how well my confidence fits. Read anew whenever it comes into view.

import { picture, table } from "../drawing/picture.js";
import { bar } from "../frame/bar.js";
import { h, present, unique } from "../frame/dom.js";
import { placeLink } from "../frame/place_link.js";
import { testsTaken } from "../frame/tests_taken.js";
import { fill, percent, spokenDay } from "../frame/text.js";
import { comingBack } from "./coming_back.js";
import { skills } from "./skills.js";

/** The pictures, with the heads of their tables. */
const PICTURES = {
  "my-confidence": ["sure_head", "right_head", "count_head"],
  "my-exercises": ["exercise_head", "first_head", "latest_head", "tries_head"],
  "my-days": ["day_head", "right_head", "sure_head", "count_head"],
};

/**
 * @typedef {object} Look  what the record shows; `next_day` is the day on which questions come back
 * @property {Lesson[]} lessons
 * @property {Target & { title: string } | null} next
 * @property {number} days
 * @property {number} answers
 * @property {number} written
 * @property {number} due
 * @property {Target} review  where what is due is asked
 * @property {string | null} next_day
 * @property {import("./coming_back.js").Ahead[]} ahead
 * @property {import("./skills.js").SkillDone[]} skills
 * @property {import("../frame/tests_taken.js").Standing[]} tests
 * @property {number} enough_again
 * @property {{ n: number, brier: number, confidence: number, right: number, fit: string } | null} calibration
 * @property {number} tries
 * @property {number} exercises
 * @property {number} enough
 */
/** @typedef {import("../frame/place_link.js").Target} Target */
/** @typedef {Target & { title: string, done: number, of: number, reached: { objective: string, marks: string[] }[] }} Lesson */
/** @typedef {keyof typeof PICTURES} Picture */

/** @param {import("../frame/frame.js").Kit} kit */
function progress(kit) {
  const { words, body } = kit;
  const page = h("div");
  body.append(
    page,
    h("div", { class: "eip-row" }, h("button", { type: "button", onclick: () => look(true) }, words.refresh)),
  );
  let shown = "";
  const eye = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && look(false));
  eye.observe(body);
  return () => eye.disconnect();

  /** @param {boolean} again  whether it was asked for */
  async function look(again) {
    const answer = await kit.request("look");
    if (!answer) return;
    const { ref, ok, ...rest } = answer;
    const found = /** @type {Look} */ (/** @type {unknown} */ (rest));
    if (again) kit.say(words.refreshed);
    if (JSON.stringify(found) === shown) return; // what is open on the page stays open
    shown = JSON.stringify(found);
    const parts = [where, today, bySkill, practiceTests, exercises, confidence, days].map((part) => part(found));
    page.replaceChildren(...present(parts));
  }

  /** @param {Look} found */
  function where(found) {
    const so_far = { days: found.days, answers: found.answers, written: found.written };
    return [
      h("h4", {}, words.where),
      h("p", {}, found.answers ? fill(words.so_far, so_far) : words.nothing_yet),
      h("p", {}, found.next ? [words.next, " ", placeLink(found.next, found.next.title)] : words.all_done),
      h("ul", { class: "eip-lessons" }, found.lessons.map(lesson)),
    ];
  }

  /** @param {Look} found */
  function practiceTests({ tests }) {
    return testsTaken(tests, words);
  }

  /** @param {Look["lessons"][number]} one */
  function lesson(one) {
    return h(
      "li",
      {},
      h(
        "div",
        { class: "eip-lesson" },
        placeLink(one, one.title),
        h("span", { class: "eip-count" }, fill(words.done_of, { done: one.done, of: one.of })),
        one.done > 0 && bar(one.done / one.of),
      ),
      h(
        "details",
        {},
        h("summary", {}, words.aims),
        h(
          "ul",
          {},
          one.reached.map((reached) =>
            h("li", {}, reached.objective, h("span", { class: "eip-marks" }, marks(reached.marks))),
          ),
        ),
      ),
    );
  }

  /** @param {string[]} all */
  function marks(all) {
    /** @type {Map<string, number>} */
    const counted = new Map();
    for (const mark of all) counted.set(mark, (counted.get(mark) ?? 0) + 1);
    return [...counted].map(([mark, count]) => fill(words[`reached_${mark}`], { count })).join(" · ");
  }

  /** @param {Look} found */
  function today(found) {
    const day = found.next_day && spokenDay(new Date(`${found.next_day}T12:00`));
    const line = found.due
      ? fill(words.due, { count: found.due })
      : day
        ? fill(words.due_on, { day })
        : words.nothing_due;
    const go = found.due > 0 && [" ", placeLink(found.review, words.due_go)];
    return [h("h4", {}, words.today), h("p", {}, line, go), found.answers > 0 && comingBack(found.ahead, kit)];
  }

  /** @param {Look} found */
  function bySkill(found) {
    return skills(found.skills, found.enough_again, words);
  }

  /** @param {Look} found */
  function confidence(found) {
    const fits = found.calibration;
    if (!fits) return [h("h4", {}, words.confidence), h("p", {}, fill(words.too_few, { enough: found.enough }))];
    return [
      h("h4", {}, words.confidence),
      h(
        "p",
        {},
        fill(words[fits.fit], { confidence: percent(fits.confidence), right: percent(fits.right), n: fits.n }),
      ),
      h("p", { class: "eip-quiet" }, fill(words.brier, { brier: fits.brier.toFixed(2) })),
      asked("my-confidence", words.show_confidence, words.read_confidence),
    ];
  }

  /** @param {Look} found */
  function exercises(found) {
    if (!found.exercises) return [];
    return [h("h4", {}, words.exercises), asked("my-exercises", words.show_exercises, words.read_exercises)];
  }

  /** @param {Look} found */
  function days(found) {
    if (!found.tries) return [];
    return [h("h4", {}, words.days), asked("my-days", words.show_days, words.read_days)];
  }

  /**
   * A picture is drawn when it is asked for: the library that draws it takes a second to load.
   * @param {Picture} name
   * @param {string} label
   * @param {string} reading
   */
  function asked(name, label, reading) {
    const place = h("div");
    const show = h("button", { type: "button", onclick: begin }, label);
    const id = unique("picture");
    const caption = h("figcaption", { id, tabindex: "-1" }, reading);
    const { element, draw } = picture(id, words, (room) => kit.request("draw", { ...room, name }), told);
    function begin() {
      place.append(h("figure", { class: "eip-figure" }, h("div", { class: "eip-scroll" }, element), caption));
      show.remove();
      element.focus();
      draw();
    }
    /** @param {{ rows: (string | number)[][] }} answer */
    function told({ rows }) {
      kit.say(words.drawn);
      const heads = PICTURES[name].map((head) => words[head]);
      place.append(table(words.numbers, heads, rows));
      caption.focus();
    }
    return h("div", { class: "eip-row eip-shown" }, show, place);
  }
}

export default progress;
