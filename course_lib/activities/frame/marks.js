// A row of small marks, one for each card: which one is shown, which are answered, and a way to each.

import { h } from "./dom.js";
import { fill } from "./text.js";

/** How a card stands; empty where it is open. @typedef {"" | "answered" | "skipped" | "right" | "wrong"} State */

const KEYS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/**
 * The card to which a key leads. In a field the arrows are the field's own, and lead nowhere.
 * @param {{ key: string, target: any }} event
 * @param {number} at  the card that is shown
 * @param {number} of  how many there are
 * @returns {number}
 */
export function leads({ key, target }, at, of) {
  const by = KEYS[/** @type {keyof typeof KEYS} */ (key)] ?? 0;
  return target.closest("input, select, textarea") ? at : Math.max(0, Math.min(of - 1, at + by));
}

/**
 * One of them is in the way of Tab, the one that is shown; arrows lead from there to its neighbours.
 * @param {number} count
 * @param {Record<string, string>} words
 * @param {(at: number) => void} go  show a card and lead there
 */
export function marks(count, words, go) {
  const buttons = Array.from({ length: count }, (_, at) =>
    h("button", { type: "button", onclick: () => turn(at, true) }, at + 1),
  );
  const element = h("div", { class: "eip-markers", role: "group", "aria-label": words.marks }, buttons);
  /** The card that is shown; none of them where it is beyond the last. */
  let here = 0;

  /**
   * @param {number} current
   * @param {State[]} states
   */
  function show(current, states) {
    here = current;
    buttons.forEach((button, at) => {
      const state = words[`mark_${states[at] || "open"}`];
      button.dataset.mark = states[at];
      button.setAttribute("aria-label", fill(words.mark, { number: at + 1, state }));
      button.setAttribute("aria-current", String(at === here));
      button.tabIndex = at === Math.min(here, count - 1) ? 0 : -1;
    });
  }

  /**
   * @param {number} to
   * @param {boolean} byMark  then the focus stays among the marks
   */
  function turn(to, byMark) {
    go(to);
    if (byMark) buttons[to].focus();
  }

  /** Leaf through by keyboard; for whatever holds the cards and the marks. */
  function leaf(/** @type {KeyboardEvent} */ event) {
    const to = leads(/** @type {any} */ (event), here, count);
    if (to === here || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    turn(to, element.contains(/** @type {Node} */ (event.target)));
  }

  return { element, show, leaf };
}
