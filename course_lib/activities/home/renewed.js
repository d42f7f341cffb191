// What became of the lessons when the course was brought up to date, until the learner has read it.

import { h } from "../frame/dom.js";
import { placeLink } from "../frame/place_link.js";
import { fill } from "../frame/text.js";

/**
 * @typedef {object} Renewed
 * @property {string} file
 * @property {"replaced" | "beside" | "mended"} how
 * @property {string} kept  the learner's own, under another name
 * @property {string} title
 */

/**
 * @param {Renewed[]} all
 * @param {Record<string, string>} words
 * @param {() => void} read  what is done once it has been read
 */
export function renewals(all, words, read) {
  if (all.length === 0) return [];
  const replaced = all.filter(({ how }) => how === "replaced");
  const pages = replaced.map((one) => h("li", {}, placeLink(one, one.title)));
  return h(
    "div",
    { class: "eip-panel", "data-tone": "note" },
    h("h4", {}, words.renewed),
    h("p", {}, words.renewed_safe),
    pages.length > 0 && [h("p", {}, words.renewed_replaced), h("ul", { class: "eip-places" }, pages)],
    all.filter(({ how }) => how !== "replaced").map((one) => kept(one, words)),
    h("button", { type: "button", onclick: read }, words.renewed_read),
  );
}

/**
 * @param {Renewed} one
 * @param {Record<string, string>} words
 */
function kept(one, words) {
  return h("p", {}, fill(words[`renewed_${one.how}`], one), " ", placeLink(one, fill(words.renewed_go, one)));
}
