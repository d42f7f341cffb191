/** What an activity cell is. */

/** A line an activity cell may have. A cell with any other line is never run by itself. */
const ACTIVITY_LINE = /^(import course_lib as course|course\.[a-z]+\(("[A-Za-z0-9-]*")?\)|)$/;

const IN_ACTIVITY = ".eip-Activity .jp-Cell-outputArea";

/**
 * Whether a cell does nothing but call the course.
 * @param {Object} cell a cell of JupyterLab's notebook widget
 * @returns {boolean}
 */
export function isActivity(cell) {
  if (cell.model.type !== "code") return false;
  const lines = cell.model.sharedModel
    .getSource()
    .split("\n")
    .map((line) => line.trimEnd());
  return lines.some((line) => line !== "") && lines.every((line) => ACTIVITY_LINE.test(line));
}

/**
 * Whether a cell calls an activity and nothing of it is on the page.
 * @param {Object} cell an activity cell
 * @returns {boolean}
 */
export function isBare(cell) {
  return cell.model.outputs.length === 0 && /^course\./m.test(cell.model.sharedModel.getSource());
}

/**
 * Whether an element lies in what an activity shows.
 * @param {Element} element
 * @returns {boolean}
 */
export function inActivity(element) {
  return element.closest(IN_ACTIVITY) !== null;
}
