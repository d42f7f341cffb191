// What was said in a turn: the learner's words, the client's, and what was said at first where the turn was taken again.

import { h, typed } from "../frame/dom.js";
import { hearing } from "../frame/hearing.js";
import { fill } from "../frame/text.js";
import { told } from "./told.js";

/** @typedef {Record<string, string>} Words */

/**
 * What the client says: stage directions apart from words.
 * @param {string[]} parts
 * @param {{ client: string }} card
 * @param {Words} words
 */
export function speaks(parts, card, words) {
  const pieces = parts.flatMap((part) => part.split(/(\[[^\]]*\])/)).filter((piece) => piece.trim());
  const lines = pieces.map((piece) =>
    piece.startsWith("[") ? h("i", { class: "eip-stage-direction" }, piece.slice(1, -1)) : piece.trim(),
  );
  const spaced = lines.flatMap((line, at) => (at ? [" ", line] : [line]));
  const who = h("p", { class: "eip-who" }, card.client, hearing(parts.join(" "), card.client, words));
  return h("div", { class: "eip-client" }, who, h("p", {}, spaced));
}

/**
 * @param {import("./talk.js").Turn} turn
 * @param {number} at
 * @param {{ client: string }} card
 * @param {Words} words
 * @param {object} how
 * @param {boolean} how.now  whether it is the one to look at; what is told of the others is folded away
 * @param {HTMLElement | null} how.way  to say it another way
 * @param {HTMLElement[]} how.ways  what was said another way
 */
export function exchange(turn, at, card, words, { now, way, ways }) {
  const mark = now && { tabindex: "-1", "data-now": true };
  return h("li", { "aria-label": fill(words.turn, { number: at + 1 }), ...mark }, [
    said(turn.said, words),
    speaks(turn.heard, card, words),
    turn.tries.map((one) => tried(one, card, words)),
    turn.told && !now && h("details", {}, h("summary", {}, words.look_at), told(turn, card, words), way),
    now && way,
    ways,
  ]);
}

/**
 * @param {string} text
 * @param {Words} words
 */
function said(text, words) {
  const line = text ? typed("p", text) : h("p", { class: "eip-quiet" }, words.waited);
  return h("div", { class: "eip-mine" }, h("p", { class: "eip-who" }, words.you), line);
}

/**
 * @param {{ said: string, heard: string[] }} one
 * @param {{ client: string }} card
 * @param {Words} words
 */
function tried(one, card, words) {
  return h(
    "details",
    { class: "eip-tried" },
    h("summary", {}, words.first_try),
    said(one.said, words),
    h("p", { class: "eip-who" }, fill(words.and_heard, { client: card.client })),
    speaks(one.heard, card, words),
  );
}
