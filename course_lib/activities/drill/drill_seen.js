// What is said to an answer of a drill: safety first, then what was seen of the skill and what wasn't, then other replies.

import { h, prose } from "../frame/dom.js";
import { felt } from "../frame/reading.js";

/**
 * What was seen, by the names of its parts; `told`, `to_try` and `strength` are the coach's, in sentences.
 * @typedef {object} Seen
 * @property {"there" | "maybe" | "not-seen"} outcome
 * @property {string[]} saw
 * @property {string[]} unseen
 * @property {string[]} beside  what stands in the way
 * @property {boolean} safety
 * @property {boolean} look  whether it stops for the learner to look: what is owed may be there
 * @property {boolean} held  whether the coach didn't judge the answer
 * @property {string[]} told
 * @property {string | null} to_try
 * @property {string | null} strength
 */
/**
 * @typedef {object} Reply
 * @property {Seen | null} seen
 * @property {string[]} listen_for
 * @property {import("../frame/reading.js").Reading["feelings"] | null} feelings  where they are what is drilled
 * @property {string[]} meets  HTML
 * @property {{ reply: string, why: string }} misses  HTML
 */

/**
 * @param {Seen | null} seen
 * @param {string} skill
 * @param {Record<string, string>} words
 */
export function seen(seen, skill, words) {
  if (!seen) return h("p", { class: "eip-quiet" }, words.no_coach);
  const { safety, look, held, told, outcome } = seen;
  if (safety) {
    const asked = seen.saw.map((name) => h("p", {}, words[`saw_${name}`]));
    return h(
      "div",
      { class: "eip-panel", "data-tone": "warm" },
      h("h5", {}, look ? words.look : words.safety),
      lines(told),
      asked,
    );
  }
  return h(
    "div",
    { class: "eip-panel", "data-tone": outcome === "there" ? "good" : "note" },
    h("h5", {}, words[`${outcome}_${skill}`]),
    held && lines(told),
    lines([
      ...seen.saw.map((name) => words[`saw_${name}`]),
      ...seen.unseen.map((name) => words[`unseen_${name}`]),
      ...seen.beside.map((name) => words[`beside_${name}`]),
    ]),
    !held && coach(seen, words),
    h("p", { class: "eip-quiet" }, words.coach_note),
  );
}

/**
 * @param {Seen} seen
 * @param {Record<string, string>} words
 */
function coach({ told, to_try, strength }, words) {
  const all = [...told, to_try, strength].filter((one) => one !== null);
  return all.length > 0 && h("details", {}, h("summary", {}, words.coach), lines(all));
}

/** @param {string[]} all */
function lines(all) {
  if (!all.length) return null;
  if (all.length === 1) return h("p", {}, all[0]);
  return h(
    "ul",
    {},
    all.map((line) => h("li", {}, line)),
  );
}

/**
 * What a good answer holds, two that meet and one that misses.
 * @param {Reply} reply
 * @param {Record<string, string>} words
 * @param {HTMLElement} reviewed  the line that says who has reviewed them
 */
export function replies({ listen_for, feelings, meets, misses }, words, reviewed) {
  const row = (/** @type {string} */ quality, /** @type {string} */ said, /** @type {string} */ why = "") =>
    h(
      "li",
      { "data-quality": quality },
      h("p", { class: "eip-quality" }, words[quality]),
      prose(said, "blockquote"),
      why && prose(why),
    );
  return [
    h("h4", { class: "eip-yours" }, words.listen_for),
    lines(listen_for),
    feelings && felt(feelings, words),
    h("h4", { class: "eip-yours" }, words.others),
    h("p", { class: "eip-quiet" }, words.key_note),
    reviewed,
    h("ul", { class: "eip-models" }, [
      ...meets.map((one) => row("meets", one)),
      row("misses", misses.reply, misses.why),
    ]),
  ];
}
