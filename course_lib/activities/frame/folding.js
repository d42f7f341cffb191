// Finished work folds to one line that tells its result, and opens again.

import { h } from "./dom.js";
import { pageWide } from "./page_wide.js";

/** What is open on this page, by id: a lesson that is started again in the middle leaves it as it is. */
const open = pageWide("empathyOpen", new Set());

/**
 * @param {HTMLElement[]} inside  what is hidden while the activity is folded
 * @param {string} id
 * @param {Record<string, string>} words
 */
export function folding(inside, id, words) {
  const outcome = h("p", { tabindex: "-1" });
  const line = h(
    "div",
    { class: "eip-folded", hidden: true },
    outcome,
    h("button", { type: "button", onclick: () => fold(false) }, words.open_again),
  );
  const onward = h("button", { type: "button", class: "eip-main", onclick: () => fold(true) }, words.fold);
  const row = h("div", { class: "eip-row", hidden: true }, onward);

  function fold(/** @type {boolean} */ folded, focus = true) {
    for (const element of inside) element.hidden = folded;
    line.hidden = !folded;
    row.hidden = folded || !outcome.textContent;
    if (folded) open.delete(id);
    else open.add(id);
    if (!focus) return;
    // Folding takes a screen or more away above the eye, so the line is brought to the top, and what follows with it.
    if (folded) line.scrollIntoView({ block: "center" });
    if (folded) outcome.focus({ preventScroll: true });
    else focusFirst();
  }

  function focusFirst() {
    const headings = inside[0]?.querySelectorAll("h4[tabindex], [tabindex='-1']:not(button)") ?? [];
    const first = [...headings].find((one) => one.checkVisibility());
    if (first instanceof HTMLElement) first.focus();
  }

  return {
    elements: [line, row],
    /** Say what came out, so that it can be folded; without a text it is under way again. */
    finished: (/** @type {string} */ text = "") => {
      outcome.textContent = text;
      row.hidden = !text || !line.hidden;
    },
    /** Fold it now, and lead there. */
    fold: () => fold(true),
    /** How it is when the page has just been painted: what was finished before is folded. */
    begin: () => {
      if (outcome.textContent && !open.has(id)) fold(true, false);
      else open.add(id);
    },
  };
}
