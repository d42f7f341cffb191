// Our reading of a client's words, after the learner's own reply. Shared by moments and the skill test.

import { h, prose } from "./dom.js";
import { fill } from "./text.js";

/** What may lie in the words: their meaning, and the feelings that are there, may be there, and are not. */
export function meant({ meaning, feelings }, client, words) {
  const list = (title, entries) => (entries.length ? [h("dt", {}, title), h("dd", {}, entries.join(" · "))] : []);
  return h(
    "div",
    { class: "eip-panel" },
    h("h4", {}, fill(words.meaning, { client })),
    prose(meaning),
    h(
      "dl",
      { class: "eip-feelings" },
      list(words.present, feelings.present),
      list(words.possible, feelings.possible),
      list(words.absent, feelings.absent),
    ),
  );
}

/** Replies of different quality, and what each does. */
export function others(models, words) {
  return [
    h("h4", { class: "eip-yours" }, words.others),
    h("p", { class: "eip-quiet" }, words.key_note),
    h("ul", { class: "eip-models" }, models.map((model) => h(
      "li",
      { "data-quality": model.quality },
      h("p", { class: "eip-quality" }, words[model.quality]),
      prose(model.reply, "blockquote"),
      prose(model.note),
    ))),
  ];
}
