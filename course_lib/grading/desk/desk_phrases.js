// Comments to use again: added with a press or a key, mended where they stand.

import { h, once } from "../../activities/frame/dom.js";
import { fill } from "../../activities/frame/text.js";

/** @typedef {{ id: string, text: string }} Phrase */

/**
 * @param {Phrase[]} phrases
 * @param {Record<string, string>} words
 * @param {(text: string) => void} add
 * @param {(id: string, text: string) => unknown} keep  an empty text takes it away
 */
export function phraseList(phrases, words, add, keep) {
  if (!phrases.length) return null;
  const rows = phrases.map((phrase, at) => {
    const row = h("li", { class: "eip-phrase" });
    const shown = [
      h(
        "button",
        { type: "button", onclick: () => add(phrase.text) },
        at < 9 && h("kbd", { title: fill(words.key, { key: `⇧${at + 1}` }), "aria-hidden": "true" }, `⇧${at + 1}`),
        phrase.text,
      ),
      h("button", { type: "button", class: "eip-small", onclick: edit }, words.edit),
    ];
    function edit() {
      const box = h("textarea", { value: phrase.text, "aria-label": words.edit_phrase, rows: 3 });
      row.replaceChildren(
        box,
        h(
          "div",
          { class: "eip-row" },
          h("button", { type: "button", onclick: once(() => keep(phrase.id, box.value)) }, words.done_editing),
          h("button", { type: "button", onclick: once(() => keep(phrase.id, "")) }, words.remove),
        ),
      );
      box.focus();
    }
    row.append(...shown);
    return row;
  });
  return [h("h3", {}, words.phrases), h("ul", { class: "eip-phrases" }, rows)];
}
