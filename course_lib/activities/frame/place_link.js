// A link to a place in the course. The window opens it where the learner is; without the window it is an ordinary link.

import { h } from "./dom.js";

/** @typedef {{ file: string, cell?: string }} Target  a notebook, and a cell of it by its id */

/**
 * @param {Target} to
 * @param {string} text
 * @param {{ main?: boolean }} [options]  `main` makes it the one thing to press
 */
export function placeLink({ file, cell }, text, { main = false } = {}) {
  const look = main ? "eip-link eip-main" : "eip-link";
  return h("a", { href: file, "data-eip-cell": cell || null, class: look }, text);
}
