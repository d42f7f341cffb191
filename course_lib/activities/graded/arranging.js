// Steps to put in order in an assignment: two buttons at each step; every move is kept, and the focus stays on its button.

import { h, prose } from "../frame/dom.js";
import { clock, fill } from "../frame/text.js";

/** @typedef {{ id: string, text: string, place: HTMLElement, up: HTMLElement, down: HTMLElement, element: HTMLElement }} Row */

/**
 * @param {import("../frame/frame.js").Kit<import("./graded.js").Card>} kit
 * @param {string[]} before  the order it was given before, by id; empty where there is none
 * @param {(data: object) => Promise<{ at: string } | null>} keep
 */
export function arranging(kit, before, keep) {
  const { card, words } = kit;
  const begun = before.length ? before : card.steps.map((step) => step.id);
  const rows = begun.flatMap((id) => card.steps.filter((step) => step.id === id)).map(row);
  const list = h(
    "ol",
    { class: "eip-steps" },
    rows.map((one) => one.element),
  );
  const as_it_is = h("button", { type: "button", onclick: tell }, words.keep_order);
  number();

  function tell() {
    return keep({ steps: rows.map((each) => each.id) });
  }

  /** @param {{ id: string, text: string }} step */
  function row(step) {
    const place = h("p", { class: "eip-who" });
    const up = h("button", { type: "button", onclick: () => move(one, -1) }, words.up);
    const down = h("button", { type: "button", onclick: () => move(one, 1) }, words.down);
    const said = h("div", { class: "eip-said" }, place, h("p", {}, step.text));
    const element = h("li", { class: "eip-step" }, said, h("div", { class: "eip-moves" }, up, down));
    /** @type {Row} */
    const one = { ...step, place, up, down, element };
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
    if (!other) return kit.say(fill(by < 0 ? words.first : words.last, { step: one.text }));
    rows[from] = other;
    rows[from + by] = one;
    // The neighbour is moved past it: an element that is moved itself would lose the focus.
    if (by < 0) one.element.after(other.element);
    else one.element.before(other.element);
    number();
    const saved = await tell();
    const where = { step: one.text, number: from + by + 1, of: rows.length };
    if (saved) kit.say(fill(words.moved, { ...where, time: clock(saved.at) }), "saved");
  }

  return [prose(card.prompt), list, h("div", { class: "eip-row" }, as_it_is)];
}
