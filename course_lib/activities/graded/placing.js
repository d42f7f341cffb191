// Cards to sort in an assignment: a native select below each card; every choice is kept, and nothing says right or wrong.

import { h, prose, unique } from "../frame/dom.js";
import { fill } from "../frame/text.js";

/**
 * @param {import("../frame/frame.js").Kit<import("./graded.js").Card>} kit
 * @param {Record<string, string>} before  by card, the category it was given before
 * @param {(data: object) => void} keep
 */
export function placing({ card, words }, before, keep) {
  const placed = { ...before };
  const left = h("p", { class: "eip-quiet" });
  const tell = () => {
    left.textContent = fill(words.placed, { number: Object.keys(placed).length, of: card.cards.length });
  };
  tell();
  const cards = card.cards.map((one, index) => {
    const text = prose(one.text, "div", { id: unique("card") });
    const select = h(
      "select",
      { "aria-label": fill(words.category, { number: index + 1 }), "aria-describedby": text.id },
      h("option", { value: "" }, words.choose_category),
      card.categories.map((category) => h("option", { value: category.id }, category.name)),
    );
    select.value = placed[one.id] ?? "";
    select.addEventListener("change", () => {
      if (select.value) placed[one.id] = select.value;
      else delete placed[one.id];
      tell();
      keep({ cards: { ...placed } });
    });
    const number = h("p", { class: "eip-who" }, fill(words.card, { number: index + 1, of: card.cards.length }));
    return h("li", { class: "eip-card" }, number, text, select);
  });
  const means = card.categories.map((one) => [h("dt", {}, one.name), prose(one.means, "dd")]);
  return [
    prose(card.prompt),
    h("details", {}, h("summary", {}, words.categories), h("dl", { class: "eip-categories" }, means)),
    h("ol", { class: "eip-cards" }, cards),
    left,
  ];
}
