// What a learner is told of one turn: how it landed and why, and another reply beside their own.

import { h, prose, typed } from "../frame/dom.js";
import { owed } from "../frame/reading.js";
import { fill } from "../frame/text.js";

/**
 * @typedef {object} Told
 * @property {string} landing
 * @property {string} taken  the same, or that the client took it so though the coach can't tell
 * @property {string} deed
 * @property {string[]} reasons
 * @property {string | null} why  HTML, of a reply that was chosen
 * @property {string[]} coach  what it reads in a reply that was written
 * @property {string | null} because  HTML: why they take offence
 * @property {{ reply: string, why: string } | null} other  HTML
 * @property {string | null} risk
 */

/** What the reply cost, for its mark. */
const GOOD = ["explores", "understands", "supports", "repairs", "asks-directly", "next-step"];
const NEUTRAL = ["stays-close", "unclear", "half-asks"];

/**
 * @param {import("./talk.js").Turn} turn
 * @param {{ client: string }} card
 * @param {Record<string, string>} words
 */
export function told(turn, card, words) {
  const it = turn.told;
  if (!it) return null;
  return h(
    "div",
    { class: "eip-landed" },
    turn.note && [h("p", { class: "eip-who" }, words.note_yours), typed("blockquote", turn.note, { class: "eip-own" })],
    landed(it, words.told, card, words),
    h(
      "div",
      { class: "eip-beside" },
      h("div", {}, h("p", { class: "eip-who" }, words.yours), typed("blockquote", turn.said || words.waited)),
      it.other &&
        h(
          "div",
          {},
          h("p", { class: "eip-who" }, words.other),
          prose(it.other.reply, "blockquote"),
          prose(it.other.why),
        ),
    ),
  );
}

/**
 * How a reply landed and why; where danger went by, first what is owed to it.
 * @param {Told} it
 * @param {string} head
 * @param {{ client: string }} card
 * @param {Record<string, string>} words
 */
export function landed(it, head, card, words) {
  const name = { client: card.client };
  const tone = GOOD.includes(it.landing) ? "good" : NEUTRAL.includes(it.landing) ? "note" : "warm";
  return [
    it.landing === "misses-danger" && owed(it.risk, filled(words, name)),
    h(
      "div",
      { class: "eip-panel", "data-tone": tone },
      h("h4", { tabindex: "-1" }, head),
      h("p", { class: "eip-landing" }, fill(words[`landing_${it.taken}`], name)),
      it.why && prose(it.why),
      it.reasons.map((reason) => h("p", {}, fill(words[`reason_${reason}`], name))),
      it.because && prose(it.because),
      it.coach.length > 0 && coached(it.coach, words),
    ),
  ];
}

/**
 * @param {string[]} lines
 * @param {Record<string, string>} words
 */
function coached(lines, words) {
  const rows = lines.map((line) => h("li", {}, line));
  return [h("h5", {}, words.coach), h("ul", {}, rows), h("p", { class: "eip-quiet" }, words.coach_note)];
}

/**
 * @param {Record<string, string>} words
 * @param {Record<string, string>} name
 */
function filled(words, name) {
  return Object.fromEntries(
    Object.entries(words).map(([key, text]) => [key, key.startsWith("risk-") ? fill(text, name) : text]),
  );
}
