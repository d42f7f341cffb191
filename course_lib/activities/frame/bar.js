// How much of something there is, as a bar. It says nothing that stands not beside it in words.

import { h } from "./dom.js";

/** @param {number} share  from 0 to 1 */
export function bar(share) {
  const width = Math.round(100 * share);
  return h("span", { class: "eip-bar", "aria-hidden": "true" }, h("span", { style: `width: ${width}%` }));
}
