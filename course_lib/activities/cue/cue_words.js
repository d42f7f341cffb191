// The end of a cue: the learner checks a reading with the client, in words; compares; and tries once more.

import { h, once, prose, typed } from "../frame/dom.js";
import { countWords, fill } from "../frame/text.js";
import { wordBox } from "../frame/word_box.js";

/** @typedef {{ data: { text: string }, reply: Reply, at: string }} Attempt */
/** @typedef {{ checks: { reply: string, quality: string, note: string }[], retry: string }} Reply  HTML */

/** @typedef {{ first: Attempt | null, second: Attempt | null }} Attempts */

/**
 * @param {import("../frame/frame.js").Kit<import("./cue.js").Card>} kit
 * @param {ReturnType<typeof import("../frame/stepper.js").stepper>} steps
 * @param {Attempts} attempts  so far; what is written here is put into it
 */
export function checking(kit, steps, attempts) {
  const { card, words } = kit;
  return shown();

  /** @returns {import("../frame/dom.js").Child[]} */
  function shown() {
    const { first, second } = attempts;
    const back = steps.button(words.to_scenes, card.contexts.length - 1);
    const head = [h("h4", { tabindex: "-1" }, words.in_words), prose(card.task)];
    if (!first) return [...head, ...writing("first", words.your_check, words.compare, "", back)];
    const compared = [...head, ...own(words.your_first, first), ...comparison(first.reply)];
    if (!second) {
      const hint = [h("h4", {}, words.try_again), prose(first.reply.retry)];
      const retry = h("div", { class: "eip-panel", "data-tone": "note" }, hint);
      return [...compared, retry, ...writing("second", words.second_check, words.save_second, first.at, back)];
    }
    const closing = h("p", { class: "eip-closing" }, fill(words.closing, { person: card.person }));
    const more = h("button", { type: "button", onclick: once_more }, words.once_more);
    return [...compared, ...own(words.your_second, second), closing, h("div", { class: "eip-row" }, more, back)];
  }

  function again() {
    steps.show(card.contexts.length);
  }

  function once_more() {
    const { first, second } = attempts;
    if (first && second) attempts.first = { ...first, at: second.at }; // the draft of the last try is done with
    attempts.second = null;
    again();
  }

  /**
   * @param {"first" | "second"} act
   * @param {string} label
   * @param {string} send  what its button says
   * @param {string} after  drafts from before this time are over
   * @param {HTMLElement} back
   */
  function writing(act, label, send, after, back) {
    const wrong = (/** @type {string} */ text) => (countWords(text) < card.words[0] ? words.too_short : "");
    const box = wordBox(kit, card.id, label, { after, wrong, typed: kit.watch });

    async function submit() {
      const attempt = box.ready() && (await box.send(act));
      if (!attempt) return;
      attempts[act] = attempt;
      again();
    }

    const save = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, send);
    return [...box.elements, h("div", { class: "eip-row" }, save, back)];
  }

  /**
   * @param {string} title
   * @param {Attempt} attempt
   */
  function own(title, attempt) {
    return [h("h5", {}, title), typed("blockquote", attempt.data.text, { class: "eip-own" })];
  }

  /** @param {Reply} reply */
  function comparison(reply) {
    const checks = reply.checks.map((check) =>
      h(
        "li",
        { "data-quality": check.quality },
        h("p", { class: "eip-quality" }, words[check.quality]),
        prose(check.reply, "blockquote"),
        prose(check.note),
      ),
    );
    return [
      h("h5", {}, words.others),
      h("p", { class: "eip-quiet" }, words.key_note),
      kit.reviewed(card.id),
      h("ul", { class: "eip-checks" }, checks),
    ];
  }
}
