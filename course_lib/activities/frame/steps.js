// Steps in a list: each is dragged by its grip, moved by two buttons, or sent to a place. What was pressed keeps the focus.

import { h } from "./dom.js";
import { draggable } from "./dragging.js";
import { clock, fill } from "./text.js";

/** @typedef {{ id: string, text: string }} Step */
/** @typedef {Step & { place: HTMLElement, told: HTMLElement, up: HTMLElement, down: HTMLElement, to: HTMLSelectElement, element: HTMLElement }} Row */

/** How far beside the list a step may be let go, in pixels. */
const BESIDE = 60;

/**
 * The place of a step that is let go at a height: so many of the others lie above it.
 * @param {number[]} middles  of the other steps
 * @param {number} y
 */
export const landing = (middles, y) => middles.filter((middle) => middle < y).length;

/**
 * `told` of a row is empty, for what the activity has to say of the step. `order` gives the ids from first to last.
 * @param {Step[]} steps
 * @param {string[]} begun  the order to begin with, by id
 * @param {import("./frame.js").Kit<any>} kit
 * @param {() => Promise<{ at: string } | null>} moved  keeps the order that there is now
 * @returns {{ list: HTMLElement, rows: Row[], order: () => string[] }}
 */
export function movable(steps, begun, { words, say }, moved) {
  const rows = begun.flatMap((id) => steps.filter((step) => step.id === id)).map(row);
  const list = h(
    "ol",
    { class: "eip-steps" },
    rows.map((one) => one.element),
  );
  number();
  return { list, rows, order: () => rows.map((one) => one.id) };

  /** @param {Step} step */
  function row(step) {
    const place = h("p", { class: "eip-who" });
    const told = h("p", { class: "eip-verdict" });
    const up = h("button", { type: "button", onclick: () => by(-1) }, words.up);
    const down = h("button", { type: "button", onclick: () => by(1) }, words.down);
    const places = begun.map((_, index) => h("option", { value: index }, index + 1));
    const to = h("select", { onchange: () => move(one, Number(to.value)) }, places);
    const element = h("li", { class: "eip-step" });
    const grip = draggable(element, {
      over: (x, y) => mark(one, at(one, x, y)),
      drop: (x, y) => move(one, at(one, x, y)),
      end: () => mark(one, rows.indexOf(one)),
    });
    element.append(
      grip,
      h("div", { class: "eip-said" }, place, h("p", {}, step.text), told),
      h("div", { class: "eip-moves" }, up, down, to),
    );
    const by = (/** @type {1 | -1} */ way) => {
      const there = rows.indexOf(one) + way;
      if (rows[there]) return move(one, there);
      return say(fill(way < 0 ? words.first : words.last, { step: step.text }));
    };
    /** @type {Row} */
    const one = { ...step, place, told, up, down, to, element };
    return one;
  }

  /** Say at each step where it lies now. A button that leads nowhere keeps the focus, so it is not disabled. */
  function number() {
    rows.forEach((one, index) => {
      const where = { number: index + 1, of: rows.length, step: one.text };
      one.place.textContent = fill(words.place, where);
      one.up.setAttribute("aria-label", fill(words.up_label, where));
      one.down.setAttribute("aria-label", fill(words.down_label, where));
      one.to.setAttribute("aria-label", fill(words.move_to, where));
      one.up.setAttribute("aria-disabled", String(index === 0));
      one.down.setAttribute("aria-disabled", String(index === rows.length - 1));
      one.to.value = String(index);
    });
  }

  /**
   * The place over which a step is held; its own where the pointer is beside the list.
   * @param {Row} one
   * @param {number} x
   * @param {number} y
   */
  function at(one, x, y) {
    const { left, right, top, bottom } = list.getBoundingClientRect();
    const away = x < left - BESIDE || x > right + BESIDE || y < top - BESIDE || y > bottom + BESIDE;
    if (away) return rows.indexOf(one);
    const others = rows.filter((other) => other !== one).map(({ element }) => element.getBoundingClientRect());
    return landing(
      others.map((other) => (other.top + other.bottom) / 2),
      y,
    );
  }

  /**
   * Draw a line where a step would come to lie.
   * @param {Row} one
   * @param {number} to
   */
  function mark(one, to) {
    const from = rows.indexOf(one);
    rows.forEach(({ element }, index) => {
      element.dataset.lands = index !== to || to === from ? "" : to < from ? "above" : "below";
    });
  }

  /**
   * @param {Row} one
   * @param {number} to
   */
  async function move(one, to) {
    const from = rows.indexOf(one);
    if (to === from) return;
    rows.splice(from, 1);
    rows.splice(to, 0, one);
    // The others are moved past it: an element that is moved itself would lose the focus.
    const passed = (to < from ? rows.slice(to + 1, from + 1) : rows.slice(from, to)).map(({ element }) => element);
    if (to < from) one.element.after(...passed);
    else one.element.before(...passed);
    number();
    one.element.scrollIntoView({ block: "nearest" }); // the button that was pressed goes along, and is pressed again
    const saved = await moved();
    const where = { step: one.text, number: to + 1, of: rows.length };
    if (saved) say(fill(words.moved, { ...where, time: clock(saved.at) }), "saved");
  }
}
