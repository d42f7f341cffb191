// How near the learner's ratings come to ours: so far in all lessons, and in the two halves of a long row.

import { h } from "../frame/dom.js";
import { fill } from "../frame/text.js";

/** @typedef {{ n: number, same: number, near: number, lean: number }} Half */

/**
 * How near the learner's first ratings come to ours, in all lessons.
 * @param {any} summary
 * @param {Record<string, string>} words
 */
export function running({ agreement }, words) {
  if (!agreement) return [];
  const { n, same, near, kappa, lean, leaning } = agreement;
  const by = Math.abs(lean).toFixed(1);
  const lines = [fill(n === 1 ? words.running_one : words.running, { n, same, near })];
  if (kappa !== null) lines.push(fill(words.kappa, { kappa: kappa.toFixed(2) }));
  if (leaning) lines.push(fill(words[leaning], { by }));
  return [box(words.so_far, lines)];
}

/**
 * Whether the ratings of a long row became milder or stricter from its first half to its second.
 * @param {any} summary
 * @param {Record<string, string>} words
 */
export function drifted({ halves }, words) {
  if (halves === undefined) return [];
  if (halves === null) return [box(words.halves, [words.too_few])];
  const lines = [half(words.first_half, halves.first, words), half(words.second_half, halves.second, words)];
  return [box(words.halves, [...lines, words[halves.moved], words.halves_note])];
}

/**
 * @param {string} line
 * @param {Half} found
 * @param {Record<string, string>} words
 */
function half(line, { n, same, near, lean }, words) {
  const by = Math.abs(lean).toFixed(1);
  const apart = Number(by) === 0 ? words.as_high : fill(lean > 0 ? words.above : words.below, { by });
  return fill(line, { n, same, near, apart });
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
function box(title, lines) {
  const said = lines.map((line) => h("p", {}, line));
  return h("div", { class: "eip-running" }, h("h4", {}, title), said);
}
