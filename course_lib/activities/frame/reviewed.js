// Who has reviewed what we say of an item: one quiet line, the same for all kinds, beside each key that is shown.

import { h } from "./dom.js";
import { fill } from "./text.js";

/**
 * By item, how many clinicians agree to it as it is now, and whether an objection is open. What no one has reviewed is
 * left out.
 * @typedef {Record<string, { agreed: number, objected: boolean }>} Standings
 */

/**
 * The line about an item.
 * @param {Standings} standings
 * @param {Record<string, string>} words
 */
export const reviewing = (standings, words) => (/** @type {string} */ item) =>
  h("p", { class: "eip-quiet eip-reviewed" }, says(standings[item], words));

/**
 * @param {Standings[string] | undefined} standing
 * @param {Record<string, string>} words
 */
export function says(standing, words) {
  if (!standing) return words.not_reviewed;
  if (standing.objected) return words.objected;
  return fill(standing.agreed === 1 ? words.reviewed_one : words.reviewed, { count: standing.agreed });
}
