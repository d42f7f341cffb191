// Two markers beside each other: for the whole item, and for one reply.

import { h, once } from "../../activities/frame/dom.js";
import { fill } from "../../activities/frame/text.js";

/** @typedef {{ criterion: string, n: number, same: number, near: number, kappa: number | null }} Agreement */
/** @typedef {{ number: number, on: string[], agreed: boolean }} Apart */
/** @typedef {{ marker: string, points: number[], score: number, comment: string }} Reading */

/**
 * @param {Agreement[]} agreement
 * @param {Apart[]} apart
 * @param {Record<string, string>} words
 * @param {(number: number) => void} goTo
 */
export function agreementPanel(agreement, apart, words, goTo) {
  if (!agreement.length) return null;
  const heads = [words.criterion, words.pairs, words.same, words.near, words.kappa];
  const rows = agreement.map((one) => [
    one.criterion,
    one.n,
    one.same,
    one.near,
    one.kappa?.toFixed(2) ?? words.no_kappa,
  ]);
  return h(
    "section",
    { class: "eip-panel", "data-tone": "note" },
    h("h3", {}, words.compared),
    h("p", {}, words.counts),
    table(heads, rows),
    h("p", { class: "eip-quiet" }, words.kappa_note),
    h("p", {}, apart.length ? words.apart : words.apart_none),
    h(
      "div",
      { class: "eip-row" },
      apart.map((one) =>
        h(
          "button",
          { type: "button", onclick: once(() => goTo(one.number)) },
          fill(one.agreed ? words.apart_agreed : words.apart_one, { number: one.number, criteria: one.on.join(", ") }),
        ),
      ),
    ),
  );
}

/**
 * @param {Reading[]} pair
 * @param {string[]} criteria
 * @param {boolean} agreed
 * @param {Record<string, string>} words
 */
export function bothReadings(pair, criteria, agreed, words) {
  if (!pair.length) return null;
  const rows = criteria.map((name, at) => [name, ...pair.map((one) => one.points[at])]);
  return h(
    "section",
    { class: "eip-panel", "data-tone": "note" },
    h("h3", {}, words.compared),
    table([words.criterion, ...pair.map((one) => one.marker)], [...rows, [words.sum, ...pair.map((one) => one.score)]]),
    pair.map((one) => one.comment && h("p", {}, `${one.marker}: ${one.comment}`)),
    h("p", {}, agreed ? words.agreed : words.counts),
  );
}

/**
 * @param {string[]} heads
 * @param {(string | number)[][]} rows
 */
function table(heads, rows) {
  const head = h(
    "tr",
    {},
    heads.map((one) => h("th", { scope: "col" }, one)),
  );
  const body = rows.map(([name, ...cells]) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, name),
      cells.map((cell) => h("td", {}, cell)),
    ),
  );
  return h("div", { class: "eip-scroll" }, h("table", {}, h("thead", {}, head), h("tbody", {}, body)));
}
