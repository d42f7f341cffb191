// The two forms beside each other, once both are over: counts, an interval, and what they can't tell.

import { openTable } from "../drawing/picture.js";
import { h } from "../frame/dom.js";
import { fill, percent } from "../frame/text.js";

/**
 * @typedef {object} Result
 * @property {number} chosen
 * @property {number} right
 * @property {{ brier: number, confidence: number } | null} calibration
 * @property {Record<string, number>} placed
 */
/** @typedef {{ first: Result, second: Result, difference: [number, number] | null, tells: string }} Change */

/**
 * @param {Change | null} change
 * @param {Record<string, string>} words
 */
export function sideBySide(change, words) {
  if (!change) return [];
  const { first, second, difference, tells } = change;
  const both = [first, second];
  const rows = [
    [words.row_right, ...both.map(({ right, chosen }) => fill(words.of, { right, chosen }))],
    [words.row_sure, ...both.map((one) => sure(one, words))],
    [words.row_brier, ...both.map(({ calibration }) => calibration?.brier.toFixed(2) ?? words.no_figure)],
    [words.row_placed, ...both.map((one) => placed(one, words))],
  ];
  const share = (/** @type {Result} */ { right, chosen }) => percent(right / chosen);
  const [low, high] = (difference ?? []).map((end) => signed(percent(end)));
  const found = difference && fill(words.difference, { before: share(first), after: share(second), low, high });
  return [
    h("h4", { class: "eip-side-by-side" }, words.side_by_side),
    openTable([words.head_what, words.head_first, words.head_second], rows),
    found && h("p", {}, found),
    h("p", {}, words[`tells_${tells}`]),
    h("p", {}, words.retest),
    h("p", { class: "eip-quiet" }, words.placed_now),
  ];
}

/**
 * @param {Result} one
 * @param {Record<string, string>} words
 */
function sure({ calibration }, words) {
  return calibration ? fill(words.percent, { percent: percent(calibration.confidence) }) : words.no_figure;
}

/**
 * @param {Result} one
 * @param {Record<string, string>} words
 */
function placed({ placed: counts }, words) {
  const none = Object.values(counts).every((count) => count === 0);
  return none ? words.not_placed : fill(words.placed_as, counts);
}

/**
 * A number of percentage points with its sign.
 * @param {number} points
 */
export function signed(points) {
  return points > 0 ? `+${points}` : `${points}`.replace("-", "−");
}
