// Cards one at a time: the one that is shown, what stands around it, marks for all of them, and on and back. Who would
// rather see them all below one another has them so, in every activity of this browser. A few cards are a list anyway.

import { h } from "./dom.js";
import { marks } from "./marks.js";
import { recall, remember } from "./remembered.js";
import { firstOpen } from "./stepper.js";
import { fill } from "./text.js";

/** So many cards can be overlooked at once. */
const FEW = 5;
/** The wish to see all cards at once. */
const LIST = "all-cards";

/** A card; its element takes the focus. @typedef {{ element: HTMLElement, state: () => import("./marks.js").State }} Row */

/**
 * The card to go to next: the following one on the way, or else the first that is open; null behind the last.
 * @param {number[]} way  the cards to go through, in order
 * @param {number} at
 * @param {import("./marks.js").State[]} states
 */
export function following(way, at, states) {
  const open = states.findIndex((state, index) => !state && index !== at);
  return way.find((one) => one > at) ?? (open < 0 ? null : open);
}

/**
 * @param {HTMLElement} list  holds the cards, and whatever else stands among them
 * @param {Row[]} rows
 * @param {Record<string, string>} words
 * @param {HTMLButtonElement} check  the button that ends it
 * @param {(row: Row) => Element[]} [around]  what else is shown with a card
 */
export function series(list, rows, words, check, around = () => []) {
  let listed = rows.length <= FEW || recall(LIST);
  let at = 0;
  let way = rows.map((_, index) => index);
  const count = h("p", { class: "eip-quiet" });
  const row = marks(rows.length, words, show);
  const toggle = h("button", { type: "button", class: "eip-all", onclick: swap });
  const head = h("div", { class: "eip-series-head", hidden: rows.length <= FEW }, count, toggle, row.element);
  const next = h("button", { type: "button", class: "eip-next", onclick: () => show(onward() ?? at) });
  const back = h("button", { type: "button", onclick: () => show(before() ?? at) }, words.previous_card);
  const buttons = h("div", { class: "eip-row" }, next, back, check);
  const element = h(
    "div",
    { class: "eip-series", onkeydown: (/** @type {KeyboardEvent} */ event) => listed || row.leaf(event) },
    head,
    list,
    buttons,
  );

  const states = () => rows.map((one) => one.state());
  const onward = () => following(way, at, states());
  const before = () => way.findLast((one) => one < at);

  /** Show how the cards stand now. */
  function update() {
    const now = states();
    const to = onward();
    const [through, number] = [way.length < rows.length, way.indexOf(at)];
    count.textContent =
      through && number >= 0 && !listed
        ? fill(words.differing, { number: number + 1, of: way.length })
        : fill(words.answered, { number: now.filter(Boolean).length, of: rows.length });
    row.show(at, now);
    row.element.hidden = listed;
    element.toggleAttribute("data-listed", listed);
    toggle.textContent = listed ? words.one_at_a_time : words.show_all;
    const shown = [rows[at].element, ...around(rows[at])];
    for (const child of /** @type {HTMLCollectionOf<HTMLElement>} */ (list.children)) {
      child.hidden = !listed && !shown.includes(child);
      child.toggleAttribute("data-around", !listed && child !== rows[at].element);
    }
    next.hidden = listed || to === null;
    next.textContent = to !== null && to < at ? words.to_open_card : words.next_card;
    back.hidden = listed || before() === undefined;
    // One clear button: to go on for as long as there is something on the way, and then to compare.
    const under_way = !next.hidden && (through ? number >= 0 : now.includes(""));
    next.classList.toggle("eip-main", under_way);
    buttons.toggleAttribute("data-under-way", under_way);
  }

  /**
   * Show a card and lead there.
   * @param {number} to
   */
  function show(to) {
    at = to;
    update();
    rows[at].element.focus({ preventScroll: !listed });
    if (listed) return;
    for (const part of [buttons, head, rows[at].element]) part.scrollIntoView({ block: "nearest" });
  }

  function swap() {
    listed = !listed;
    remember(LIST, listed);
    update();
    if (!listed) head.scrollIntoView({ block: "nearest" });
  }

  /** The cards to go through from now on: some, such as those that differ, or all of them. */
  function through(/** @type {number[]} */ some) {
    way = some.length ? some : rows.map((_, index) => index);
  }

  return {
    element,
    update,
    show,
    through,
    /** Where to begin: at the first open card, or else at the first on the way. */
    begin: () => {
      const open = firstOpen(states(), Boolean);
      at = open < rows.length ? open : way[0];
      update();
    },
  };
}
