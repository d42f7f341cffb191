// Where one is among the replies. Pure.

/** @typedef {"open" | "begun" | "again" | "asked" | "marked" | "score" | "agree"} State */
/** @typedef {{ number: number, state: State }} Standing */

/** @type {State[]} */
const TO_MARK = ["open", "begun", "again", "asked"];

/**
 * The number of the next reply to mark, after the last one again from the first; null where there is none.
 * @param {Standing[]} replies  by number
 * @param {number} [from]  the one that is shown
 */
export function nextOpen(replies, from = 0) {
  const open = replies.filter((one) => TO_MARK.includes(one.state) && one.number !== from);
  const found = open.find((one) => one.number > from) ?? open[0];
  return found ? found.number : null;
}

/**
 * The number of the reply before; null before the first.
 * @param {Standing[]} replies
 * @param {number} from
 */
export function before(replies, from) {
  return replies.filter((one) => one.number < from).at(-1)?.number ?? null;
}

/**
 * The first criterion, from 0, that has no points after the one named, else the first of all; -1 where each has.
 * @param {(number | null)[]} points
 * @param {number} [after]
 */
export function openCriterion(points, after = -1) {
  const later = points.findIndex((one, at) => one === null && at > after);
  return later < 0 ? points.indexOf(null) : later;
}
