// What a worksheet works with: a questionnaire as it was filled in, its key, or a table of figures.

import { h } from "../frame/dom.js";
import { fill } from "../frame/text.js";

/**
 * @typedef {object} Sheet
 * @property {string} name
 * @property {string} whose
 * @property {(number | null)[]} answers
 * @property {number} lowest
 * @property {number} highest
 * @property {"sum" | "mean"} score
 * @property {number[]} reversed
 * @property {{ name: string, items: number[], enough: number | null }[]} subscales
 */
/** @typedef {{ heads: string[], rows: string[][] }} Table */

/**
 * @param {Sheet} sheet
 * @param {Record<string, string>} words
 */
export function sheetOf(sheet, words) {
  const { lowest, highest } = sheet;
  const answers = sheet.answers.map((answer, index) => {
    const item = h("span", { class: "eip-item" }, fill(words.item, { number: index + 1 }));
    return h("li", {}, item, " ", answer === null ? h("em", {}, words.not_answered) : h("strong", {}, answer));
  });
  const parts = sheet.subscales.map(({ name, items, enough }) =>
    fill(enough ? words.part_enough : words.part, { name, items: items.join(", "), enough }),
  );
  const turned = fill(words.turned, { items: sheet.reversed.join(", "), lowest, highest });
  const lines = [
    fill(words.range, { lowest, highest }),
    ...parts,
    sheet.reversed.length ? turned : words.turned_none,
    words[sheet.score],
  ];
  return [
    h(
      "figure",
      { class: "eip-sheet" },
      h("figcaption", {}, fill(words.sheet, { name: sheet.name, whose: sheet.whose })),
      h("ol", {}, answers),
    ),
    h(
      "details",
      { class: "eip-sheet-key" },
      h("summary", {}, words.key),
      lines.map((line) => h("p", {}, line)),
    ),
  ];
}
