// One learner's reply, and what a marker may want to know of it.

import { h, once, prose, typed } from "../../activities/frame/dom.js";
import { countWords, fill } from "../../activities/frame/text.js";

/**
 * @typedef {object} Item
 * @property {string} id
 * @property {string} title
 * @property {string} prompt  HTML
 * @property {number} points
 * @property {number} words  how many were asked for
 * @property {import("./desk_rubric.js").Criterion[]} rubric
 */
/**
 * @typedef {object} Reply
 * @property {number} number
 * @property {string} text
 * @property {boolean} stale
 * @property {boolean} newer
 * @property {boolean} changed
 * @property {string} asked  why the learner asks for a second look; empty where they don't
 * @property {import("./desk_pile.js").State} state
 * @property {(number | null)[]} points  by criterion
 * @property {string} comment
 * @property {number | null} score
 * @property {string} by
 * @property {[number, number][]} alike  numbers of replies, and per cent
 * @property {string[]} suggested
 * @property {import("./desk_compared.js").Reading[]} pair
 * @property {boolean} agreed
 */

/**
 * @param {Item} item
 * @param {Record<string, string>} words
 * @param {boolean} open
 */
export function question(item, words, open) {
  return h("details", { class: "eip-question", open }, h("summary", {}, words.question), prose(item.prompt));
}

/**
 * @param {Item} item
 * @param {Reply} reply
 * @param {Record<string, string>} words
 * @param {() => Promise<string | null>} askName
 */
export function replyText(item, reply, words, askName) {
  const name = h("span", {});
  const showName = async () => {
    const told = await askName();
    if (told) name.replaceChildren(fill(words.name, { name: told }));
  };
  name.append(h("button", { type: "button", class: "eip-small", onclick: once(showName) }, words.show_name));
  const notes = [reply.stale && words.note_stale, reply.newer && words.note_newer, reply.changed && words.note_changed];
  return [
    notes.map((note) => note && h("p", { class: "eip-note" }, note)),
    typed("div", reply.text, { class: "eip-own eip-text" }),
    h(
      "p",
      { class: "eip-quiet eip-about" },
      fill(words.length, { count: countWords(reply.text), enough: item.words }),
      name,
    ),
    reply.alike.length > 0 &&
      h(
        "div",
        { class: "eip-panel", "data-tone": "note" },
        reply.alike.map(([number, share]) => h("p", {}, fill(words.alike, { share, number }))),
        h("p", { class: "eip-quiet" }, words.alike_note),
      ),
    reply.suggested.length > 0 &&
      h(
        "details",
        { class: "eip-suggested" },
        h("summary", {}, words.suggested),
        h(
          "ul",
          {},
          reply.suggested.map((line) => h("li", {}, line)),
        ),
        h("p", { class: "eip-quiet" }, words.suggested_note),
      ),
  ];
}

/**
 * What stands for a reply, in a line or two.
 * @param {Item} item
 * @param {Reply} reply
 * @param {Record<string, string>} words
 */
export function standing(item, reply, words) {
  const open = reply.points.filter((one) => one === null).length;
  const most = item.points;
  if (reply.state === "score") return h("p", {}, fill(words.note_score, { score: reply.score }));
  const line = open
    ? fill(words.score_open, { open, all: reply.points.length })
    : fill(words.score, { score: reply.score, most });
  return [
    h("p", {}, h("strong", {}, line), reply.by && ` ${fill(words.by, { marker: reply.by })}`),
    reply.state === "again" && h("p", {}, words.note_again),
  ];
}
