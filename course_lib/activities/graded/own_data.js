// Data of a learner's own in an assignment: a table, a file and a picture of them, and numbers to type from them.

import { openTable, picture, table } from "../drawing/picture.js";
import { h, prose, unique, warn } from "../frame/dom.js";
import { download } from "../frame/download.js";
import { typed, written } from "../frame/number.js";
import { fill } from "../frame/text.js";

/** @typedef {import("./graded.js").Card} Card */

/**
 * @param {import("../frame/frame.js").Kit<Card>} kit
 * @param {{ data_set?: string, found?: Record<string, number> }} before  what was answered before
 * @param {(data: object) => void} keep
 */
export function ownData(kit, before, keep) {
  const { card, words } = kit;
  const same = before.data_set === card.set;
  /** @type {Record<string, number>} */
  const found = same ? { ...before.found } : {};
  const heads = Object.keys(card.rows[0]);
  const told = h("p", { class: "eip-quiet" });
  tell();
  return [
    prose(card.prompt),
    openTable(
      heads.map((head) => words[`data_${head}`]),
      card.rows.map((row) => heads.map((head) => shown(head, row[head]))),
    ),
    h("div", { class: "eip-row" }, h("button", { type: "button", onclick: save }, words.data_file)),
    h("details", {}, h("summary", {}, words.data_code), h("pre", {}, `course.graded("${card.item}").rows`)),
    card.picture ? forest(kit) : undefined,
    before.data_set && !same ? h("p", {}, words.data_changed) : undefined,
    h("ol", { class: "eip-own-numbers" }, card.numbers.map(number)),
    told,
  ];

  function tell() {
    told.textContent = fill(words.numbers_typed, { number: Object.keys(found).length, of: card.numbers.length });
  }

  function save() {
    download(`${card.item}.csv`, "text/csv", asCsv(card.rows));
  }

  /** @param {Card["numbers"][number]} one */
  function number({ id, name, decimals, within }) {
    const exact = decimals ? fill(words.data_decimals, { count: decimals }) : words.decimals_none;
    const says = within ? `${exact} ${fill(words.within, { within })}` : exact;
    const hint = h("span", { id: unique("exact"), class: "eip-quiet" }, says);
    const note = h("div", { class: "eip-note" });
    const input = h("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      "aria-describedby": hint.id,
      value: id in found ? written(found[id], decimals) : "",
    });
    input.addEventListener("change", () => {
      const value = typed(input.value);
      const blank = !input.value.trim();
      warn(note, value === null && !blank ? words.no_number : "");
      if (value === null && !blank) return;
      if (value === null) delete found[id];
      else found[id] = value;
      tell();
      keep({ data_set: card.set, found: { ...found } });
    });
    return h("li", {}, h("label", {}, h("span", {}, name), " ", input), " ", hint, note);
  }
}

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function forest(kit) {
  const { card, words } = kit;
  const label = unique("forest");
  const place = h("div");
  const { element, draw } = picture(label, words, (room) => kit.request("draw", room), told);
  const button = h("button", { type: "button", onclick: begin }, words.draw);
  return h("div", {}, h("div", { class: "eip-row" }, button), place);

  function begin() {
    place.append(
      h(
        "figure",
        { class: "eip-figure" },
        h("figcaption", { id: label }, words.forest),
        h("div", { class: "eip-scroll", tabindex: "0", role: "group", "aria-labelledby": label }, element),
      ),
    );
    button.remove();
    element.focus();
    draw();
  }

  /** @param {{ intervals: string[][] }} answer */
  function told({ intervals }) {
    const heads = [words.data_study, words.data_r, words.data_n, words.own_interval];
    const rows = card.rows.map((row, at) => [
      row.study,
      shown("r", row.r),
      row.n,
      fill(words.from_to, { low: intervals[at][0], high: intervals[at][1] }),
    ]);
    place.append(table(words.forest_numbers, heads, rows));
    kit.say(words.drawn);
  }
}

/**
 * A number of the data as it is read: correlations without the 0 before their point.
 * @param {string} head
 * @param {number} value
 */
export function shown(head, value) {
  return head === "r" ? written(value, 2).replace("0.", ".") : String(value);
}

/**
 * The data as a file that spreadsheets and programs read.
 * @param {Record<string, number>[]} rows
 */
export function asCsv(rows) {
  return [Object.keys(rows[0]), ...rows.map(Object.values)].map((line) => `${line.join(",")}\r\n`).join("");
}
