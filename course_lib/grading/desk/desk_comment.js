// The comment to the learner: kept at a pause in the writing and when it is left.

import { h, once, unique, warn } from "../../activities/frame/dom.js";
import { phraseList } from "./desk_phrases.js";

/** How long a pause is, in milliseconds. */
const PAUSE = 1200;

/**
 * @param {string} said
 * @param {Record<string, string>} words
 * @param {{ keep: () => unknown, phrase: (id: string, text: string) => Promise<void> }} does
 */
export function commentBox(said, words, { keep, phrase }) {
  const id = unique("comment");
  let kept = said;
  let timer = 0;
  const box = h("textarea", {
    id,
    value: said,
    rows: 4,
    "aria-describedby": `${id}-hint`,
    oninput: later,
    onblur: now,
  });
  const [note, list] = [h("div", { class: "eip-note" }), h("div")];

  function later() {
    warn(note);
    window.clearTimeout(timer);
    timer = window.setTimeout(now, PAUSE);
  }
  function now() {
    window.clearTimeout(timer);
    if (box.value !== kept) keep();
  }
  async function forOthers() {
    if (!box.value.trim()) return warn(note, words.nothing_to_keep);
    await phrase("", box.value);
  }
  /** Add a comment below what is written. */
  function add(/** @type {string} */ text) {
    box.value = box.value.trim() ? `${box.value.trimEnd()}\n\n${text}` : text;
    now();
  }

  return {
    element: h(
      "div",
      { class: "eip-two" },
      h(
        "div",
        {},
        h("h3", {}, h("label", { for: id }, words.comment)),
        h("p", { class: "eip-quiet", id: `${id}-hint` }, words.comment_hint),
        box,
        note,
        h("div", { class: "eip-row" }, h("button", { type: "button", onclick: once(forOthers) }, words.keep)),
      ),
      list,
    ),
    add,
    focus: () => box.focus(),
    /** What is written; from now on, it is taken for kept. */
    text() {
      kept = box.value;
      return kept;
    },
    changed: () => box.value !== kept,
    /** @param {import("./desk_phrases.js").Phrase[]} phrases */
    list: (phrases) => list.replaceChildren(...[phraseList(phrases, words, add, phrase) ?? []].flat()),
  };
}
