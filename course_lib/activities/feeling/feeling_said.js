// The last step of a line: a sentence of one's own, what can be told of it, two to compare with, and a second try.

import { focusOn, h, once, present, prose, typed } from "../frame/dom.js";
import { fill } from "../frame/text.js";
import { wordBox } from "../frame/word_box.js";

/** One thing that is told of a sentence: `says` names the words, or else `text` is what the coach says. */
/** @typedef {{ about: string, says?: string, values?: Record<string, string>, text?: string }} Remark */
/** @typedef {{ told: Remark[] | null, models: { reply: string, note: string }[], retry: string }} Reply */
/** @typedef {{ data: { text: string }, reply: Reply, at: string }} Attempt */

/**
 * @param {import("../frame/frame.js").Kit<import("./feeling.js").Card>} kit
 * @param {object} step
 * @param {import("./feeling.js").Line} step.line
 * @param {import("./feeling.js").Mine} step.mine
 * @param {HTMLElement} step.place
 * @param {() => void} step.told  called when a sentence is on disk
 */
export function saying(kit, { line, mine, place, told }) {
  const { words } = kit;
  const { client } = line;
  draw();

  function draw(focus = false) {
    place.replaceChildren(...present(shown()));
    if (focus) focusOn(place);
  }

  /** @returns {import("../frame/dom.js").Child[]} */
  function shown() {
    const { first, second } = mine;
    const task = mine.families.reply?.none ? words.in_words_none : words.in_words_task;
    const head = [h("h4", { class: "eip-yours" }, words.in_words), h("p", {}, fill(task, { client }))];
    if (!first) return [...head, ...writing("first", words.your_sentence, words.save_first, "")];
    const compared = [...head, ...own(words.your_first, first, !second), ...others(first.reply)];
    if (!second) {
      const again = [h("h4", {}, words.try_again), prose(first.reply.retry)];
      const retry = h("div", { class: "eip-panel", "data-tone": "note" }, again);
      return [...compared, retry, ...writing("second", words.second_sentence, words.save_second, first.at)];
    }
    const closing = h("p", { class: "eip-closing" }, fill(words.closing_line, { client }));
    const more = h("button", { type: "button", onclick: once_more }, words.once_more);
    return [...compared, ...own(words.your_second, second, true), closing, h("div", { class: "eip-row" }, more)];
  }

  function once_more() {
    const { first, second } = mine;
    if (first && second) mine.first = { ...first, at: second.at }; // the draft of the last try is done with
    mine.second = null;
    draw(true);
  }

  /**
   * @param {"first" | "second"} act
   * @param {string} label
   * @param {string} send  what its button says
   * @param {string} after  drafts from before this time are over
   */
  function writing(act, label, send, after) {
    const box = wordBox(kit, line.id, label, { after });

    async function submit() {
      const attempt = box.ready() && (await box.send(act));
      if (!attempt) return;
      mine[act] = attempt;
      told();
      draw(true);
    }

    const save = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, send);
    return [...box.elements, h("div", { class: "eip-row" }, save)];
  }

  /**
   * A sentence of the learner's and what can be told of it.
   * @param {string} title
   * @param {Attempt} attempt
   * @param {boolean} latest  whether the focus goes there
   */
  function own(title, attempt, latest) {
    const found = attempt.reply.told;
    const rows = (found ?? []).map(({ about, says, values, text }) => [
      h("dt", {}, words[about]),
      h("dd", {}, text ?? fill(words[says ?? ""], values ?? {})),
    ]);
    return [
      h("h4", { class: "eip-yours", tabindex: latest && "-1" }, title),
      typed("blockquote", attempt.data.text, { class: "eip-own" }),
      found
        ? h(
            "div",
            { class: "eip-panel" },
            h("h5", {}, words.told),
            h("dl", { class: "eip-told-of" }, rows),
            h("p", { class: "eip-quiet" }, words.told_note),
          )
        : h("p", { class: "eip-quiet" }, words.not_told),
    ];
  }

  /** @param {Reply} reply */
  function others(reply) {
    const rows = reply.models.map((one) => h("li", {}, prose(one.reply, "blockquote"), prose(one.note)));
    return [
      h("h4", { class: "eip-yours" }, words.others),
      h("p", { class: "eip-quiet" }, words.others_note),
      kit.reviewed(line.id),
      h("ul", { class: "eip-models" }, rows),
    ];
  }
}
