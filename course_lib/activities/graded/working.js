// Numbers to work out in an assignment: each is kept once it is typed, and nothing says right or wrong.

import { openTable, picture, table, whenSeen } from "../drawing/picture.js";
import { h, once, prose, unique, warn } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { written } from "../frame/number.js";
import { fill } from "../frame/text.js";
import { numberField } from "../work/number_field.js";
import { sheetOf } from "../work/sheet.js";

/**
 * A chart: what it shows in words, and its numbers, are there before it is drawn.
 * @typedef {object} Chart
 * @property {string} title
 * @property {string} look  HTML
 * @property {string} description  HTML
 * @property {string} origin  HTML
 * @property {string[]} heads
 * @property {(string | number)[][]} rows
 */
/**
 * @typedef {object} Work
 * @property {Record<string, string>} words  those of a worksheet in a lesson
 * @property {Record<string, string>} chart_words  those of a chart in a lesson
 * @property {import("../work/sheet.js").Sheet | null} sheet
 * @property {import("../work/sheet.js").Table | null} table
 * @property {Chart[]} charts
 * @property {import("../work/number_field.js").Asked[]} numbers
 * @property {boolean} by_code
 */

/** @param {import("../frame/frame.js").Kit<import("./graded.js").Card>} kit */
export function working({ card, words, history, save, request }) {
  const work = /** @type {Work} */ (card.work);
  return [
    prose(card.prompt),
    work.by_code && h("p", { class: "eip-quiet eip-by-code" }, words.by_code),
    ...(work.sheet ? sheetOf(work.sheet, work.words) : []),
    ...(work.table ? [openTable(work.table.heads, work.table.rows)] : []),
    ...work.charts.map(chart),
    h("ol", { class: "eip-sums" }, work.numbers.map(number)),
  ].filter((part) => part !== false);

  /**
   * @param {Chart} one
   * @param {number} index
   */
  function chart(one, index) {
    const label = unique("chart");
    const { element, draw } = picture(label, words, (room) => request("draw", { ...room, chart: index }));
    whenSeen(element, draw);
    return h(
      "figure",
      { class: "eip-figure" },
      h("p", { class: "eip-who" }, one.title),
      prose(one.look),
      h("div", { class: "eip-scroll" }, element),
      h(
        "figcaption",
        {},
        prose(one.description, "div", { id: label }),
        prose(one.origin, "div", { class: "eip-quiet" }),
      ),
      table(work.chart_words.numbers, one.heads, one.rows),
    );
  }

  /**
   * @param {import("../work/number_field.js").Asked} one
   * @param {number} index
   */
  function number(one, index) {
    const said = h("div", { id: unique("sum") }, prose(one.prompt));
    const before = fresh(history[one.id]?.answer)?.data;
    const { input, note, row, read } = numberField(one, said.id, before?.number, { ...work.words, ...words });
    const kept = h("p", { class: "eip-quiet" });
    const nothing = one.none && h("button", { type: "button", onclick: once(() => keep(null)) }, one.none);
    input.addEventListener("change", () => {
      const given = input.value.trim() ? read() : null;
      if (given !== null) keep(given);
      else if (!input.value.trim()) warn(note);
    });
    if (before) tell(before.number);

    /** @param {number | null} given */
    async function keep(given) {
      warn(note);
      if (!(await save(one.id, "answer", { number: given }))) return;
      if (given === null) input.value = "";
      tell(given);
    }

    /** @param {number | null} given */
    function tell(given) {
      kept.textContent = fill(words.kept, { what: given === null ? one.none : written(given, places(given)) });
    }

    /** A number is told as it was typed: with as many decimals as it has, up to those that make a difference.
     * @param {number} given
     */
    function places(given) {
      return Math.min(6, Math.max(one.decimals, `${given}`.split(".")[1]?.length ?? 0));
    }

    const place = h("p", { class: "eip-who" }, fill(work.words.place, { number: index + 1, of: work.numbers.length }));
    return h("li", { class: "eip-sum" }, place, said, row(nothing), note, kept);
  }
}
