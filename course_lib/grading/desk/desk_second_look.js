// A learner's request for a second look, and the marker's answer to it.

import { h, once, unique } from "../../activities/frame/dom.js";

/**
 * @param {string} asked  the learner's reason
 * @param {Record<string, string>} words
 * @param {(text: string) => Promise<void>} answer
 */
export function secondLook(asked, words, answer) {
  const id = unique("answer");
  const box = h("textarea", { id, rows: 3 });
  return h(
    "section",
    { class: "eip-panel", "data-tone": "note" },
    h("h3", {}, words.asked),
    h("p", {}, asked),
    h("p", { class: "eip-quiet" }, words.asked_note),
    h("label", { for: id }, words.answer),
    box,
    h(
      "div",
      { class: "eip-row" },
      h("button", { type: "button", onclick: once(() => answer(box.value)) }, words.answer_now),
    ),
  );
}
