// Ticks for what goes into a portfolio: one for each lesson, and behind it one for each thing that was answered there.

import { h } from "../frame/dom.js";
import { fill } from "../frame/text.js";

/** @typedef {{ id: string, lesson: string, title: string, client: string, replies: number, day: string }} Offered */

/**
 * One tick with its words. Without an id it stands for others.
 * @param {string} label
 * @param {string} id
 * @param {boolean} checked
 */
export function tick(label, id, checked) {
  const box = h("input", { type: "checkbox", checked, "data-id": id || null });
  return h("label", { class: "eip-line" }, box, h("span", {}, label));
}

/**
 * The ids that are ticked within a part of the page.
 * @param {HTMLElement} place
 * @param {string} part
 */
export function chosen(place, part) {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (place.querySelectorAll(`${part} input[data-id]`));
  return [...boxes].filter((box) => box.checked).map((box) => box.dataset.id);
}

/**
 * What was answered, lesson by lesson, all of it ticked.
 * @param {Offered[]} offered  in the order of the lessons
 * @param {Record<string, string>} words
 */
export function lessonTicks(offered, words) {
  return byLesson(offered).map(([lesson, those]) => {
    const ones = those.map((one) =>
      tick(fill(one.replies > 1 ? words.reply_more : words.reply_one, { ...one, count: one.replies }), one.id, true),
    );
    const whole = tick(fill(words.all_of, { lesson: lesson || words.no_lesson, count: those.length }), "", true);
    const box = /** @type {HTMLInputElement} */ (whole.querySelector("input"));
    const boxes = ones.map((one) => /** @type {HTMLInputElement} */ (one.querySelector("input")));
    box.addEventListener("change", () => {
      for (const one of boxes) one.checked = box.checked;
    });
    for (const one of boxes) one.addEventListener("change", () => Object.assign(box, together(boxes)));
    const folded = h("details", {}, h("summary", {}, words.one_by_one), ones);
    return h("div", { class: "eip-of-lesson" }, whole, folded);
  });
}

/**
 * What stands in a lesson's own tick, by those behind it.
 * @param {{ checked: boolean }[]} boxes
 */
export function together(boxes) {
  const ticked = boxes.filter((one) => one.checked).length;
  return { checked: ticked === boxes.length, indeterminate: ticked > 0 && ticked < boxes.length };
}

/**
 * @param {Offered[]} offered
 * @returns {[string, Offered[]][]}  each lesson once, in the order in which they come
 */
export function byLesson(offered) {
  /** @type {Map<string, Offered[]>} */
  const found = new Map();
  for (const one of offered) found.set(one.lesson, [...(found.get(one.lesson) ?? []), one]);
  return [...found];
}
