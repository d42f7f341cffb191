// A chart: shown when it comes into view, in the page's theme and width; its words and numbers are there before and without it.

import { picture, table, whenSeen } from "../drawing/picture.js";
import { h, prose, unique } from "../frame/dom.js";

/**
 * @typedef {object} Card
 * @property {string} title
 * @property {string | null} first  what to think of before the picture is shown
 * @property {string} look  HTML
 * @property {string} description  HTML
 * @property {string} origin  HTML
 * @property {string[]} heads
 * @property {(string | number)[][]} rows
 */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function chart(kit) {
  const { card, words, body } = kit;
  const label = unique("chart");
  const { element, draw } = picture(label, words, (room) => kit.request("draw", room));
  const look = prose(card.look, "div", { class: "eip-intro eip-look", tabindex: "-1" });
  const whole = h(
    "div",
    { hidden: Boolean(card.first) },
    look,
    h(
      "figure",
      { class: "eip-figure" },
      h("div", { class: "eip-scroll" }, element),
      h(
        "figcaption",
        {},
        prose(card.description, "div", { id: label }),
        prose(card.origin, "div", { class: "eip-quiet" }),
      ),
    ),
    table(words.numbers, card.heads, card.rows),
  );
  const show = h("button", { type: "button", class: "eip-main", onclick: reveal }, words.show);
  const gate = h("div", {}, h("p", {}, card.first), show);
  body.append(...(card.first ? [gate, whole] : [whole]));

  /** The words and numbers give it away as the picture does, so they come with it. */
  function reveal() {
    gate.remove();
    whole.hidden = false;
    look.focus();
  }

  return whenSeen(element, draw);
}

export default chart;
