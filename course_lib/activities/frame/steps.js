// Steps in a list, each with two buttons to move it. The focus stays on the button that was pressed.

import { h } from "./dom.js";
import { clock, fill } from "./text.js";

/** @typedef {{ id: string, text: string }} Step */
/** @typedef {Step & { place: HTMLElement, told: HTMLElement, up: HTMLElement, down: HTMLElement, element: HTMLElement }} Row */

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
    const up = h("button", { type: "button", onclick: () => move(one, -1) }, words.up);
    const down = h("button", { type: "button", onclick: () => move(one, 1) }, words.down);
    const element = h(
      "li",
      { class: "eip-step" },
      h("div", { class: "eip-said" }, place, h("p", {}, step.text), told),
      h("div", { class: "eip-moves" }, up, down),
    );
    /** @type {Row} */
    const one = { ...step, place, told, up, down, element };
    return one;
  }

  /** Say at each step where it lies now. A button that leads nowhere keeps the focus, so it is not disabled. */
  function number() {
    rows.forEach((one, index) => {
      const where = { number: index + 1, of: rows.length, step: one.text };
      one.place.textContent = fill(words.place, where);
      one.up.setAttribute("aria-label", fill(words.up_label, where));
      one.down.setAttribute("aria-label", fill(words.down_label, where));
      one.up.setAttribute("aria-disabled", String(index === 0));
      one.down.setAttribute("aria-disabled", String(index === rows.length - 1));
    });
  }

  /**
   * @param {Row} one
   * @param {1 | -1} by
   */
  async function move(one, by) {
    const from = rows.indexOf(one);
    const other = rows[from + by];
    if (!other) return say(fill(by < 0 ? words.first : words.last, { step: one.text }));
    rows[from] = other;
    rows[from + by] = one;
    // The neighbour is moved past it: an element that is moved itself would lose the focus.
    if (by < 0) one.element.after(other.element);
    else one.element.before(other.element);
    number();
    one.element.scrollIntoView({ block: "nearest" }); // the button that was pressed goes along, and is pressed again
    const saved = await moved();
    const where = { step: one.text, number: from + by + 1, of: rows.length };
    if (saved) say(fill(words.moved, { ...where, time: clock(saved.at) }), "saved");
  }
}
