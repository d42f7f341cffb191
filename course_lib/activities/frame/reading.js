// Our reading of a client's words, after the learner's own reply. Shared by moments and the skill test.

import { h, prose } from "./dom.js";
import { hearing } from "./hearing.js";
import { fill } from "./text.js";

/**
 * What lies in a client's words: their meaning (HTML), and feelings by how sure we are of them.
 * @typedef {{ meaning: string, feelings: { present: string[], possible: string[], absent: string[] } }} Reading
 */

/**
 * Somebody speaking; `says` is HTML.
 * @param {{ client: string, says: string }} speaker
 * @param {Record<string, string>} words
 * @param {object} [how]
 * @param {string} [how.who]  what stands above the words, where it isn't only who says them
 * @param {boolean} [how.heard]  whether a voice may say it: where a feeling is to be heard, a machine's would mislead
 */
export function speech({ client, says }, words, { who = fill(words.says, { client }), heard = false } = {}) {
  const said = prose(says);
  const head = h("p", { class: "eip-who" }, who, heard && hearing(said.textContent ?? "", client, words));
  return h("blockquote", { class: "eip-speech" }, head, said);
}

/**
 * What the two said just before; `text` is HTML.
 * @param {{ client: string, before: { speaker: "client" | "counsellor", text: string }[] }} conversation
 * @param {Record<string, string>} words
 */
export function earlier({ client, before }, words) {
  return before.map(({ speaker, text }) => {
    const said = prose(text);
    const heard = speaker === "client" && hearing(said.textContent ?? "", client, words);
    const who = h("p", { class: "eip-who" }, fill(words[speaker], { client }), heard);
    return h("div", { class: "eip-before", "data-speaker": speaker }, who, said);
  });
}

/**
 * What a reply to words that hold danger owes, where they do.
 * @param {string | null} risk
 * @param {Record<string, string>} words
 */
export function owed(risk, words) {
  return risk ? [h("div", { class: "eip-panel", "data-tone": "warm" }, h("p", {}, words[`risk-${risk}`]))] : [];
}

/**
 * What may lie in the words: their meaning, and the feelings that are there, may be there, and are not.
 * @param {Reading} reading
 * @param {string} client
 * @param {Record<string, string>} words
 */
export function meant({ meaning, feelings }, client, words) {
  const title = h("h4", {}, fill(words.meaning, { client }));
  return h("div", { class: "eip-panel" }, title, prose(meaning), felt(feelings, words));
}

/**
 * The feelings that are there, may be there, and are not.
 * @param {Reading["feelings"]} feelings
 * @param {Record<string, string>} words
 */
export function felt({ present, possible, absent }, words) {
  const list = (/** @type {string} */ title, /** @type {string[]} */ entries) =>
    entries.length ? [h("dt", {}, title), h("dd", {}, entries.join(" · "))] : [];
  return h(
    "dl",
    { class: "eip-feelings" },
    list(words.present, present),
    list(words.possible, possible),
    list(words.absent, absent),
  );
}

/**
 * Replies of different quality, and what each does.
 * @param {{ reply: string, quality: string, note: string }[]} models
 * @param {Record<string, string>} words
 * @param {HTMLElement} reviewed  the line that says who has reviewed them
 */
export function others(models, words, reviewed) {
  const rows = models.map((model) =>
    h(
      "li",
      { "data-quality": model.quality },
      h("p", { class: "eip-quality" }, words[model.quality]),
      prose(model.reply, "blockquote"),
      prose(model.note),
    ),
  );
  return [
    h("h4", { class: "eip-yours" }, words.others),
    h("p", { class: "eip-quiet" }, words.key_note),
    reviewed,
    h("ul", { class: "eip-models" }, rows),
  ];
}
