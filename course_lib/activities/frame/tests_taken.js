// The practice tests that were taken, for progress and the practice room.

import { h } from "./dom.js";
import { fill, points, spokenDay } from "./text.js";

/** @typedef {{ title: string, sat: number, last: string | null, got: number, of: number, open: boolean }} Standing */

/**
 * @param {Standing[]} tests
 * @param {Record<string, string>} words
 */
export function testsTaken(tests, words) {
  if (!tests.length) return [];
  const rows = tests.map((one) => h("li", {}, h("span", {}, one.title), h("span", { class: "eip-quiet" }, how(one))));
  return [h("h4", {}, words.tests), h("ul", { class: "eip-offered" }, rows)];

  /** @param {Standing} one */
  function how({ sat, last, got, of, open }) {
    const values = { count: sat, day: last && spokenDay(new Date(last)), got: points(got), of };
    const told = last ? fill(sat === 1 ? words.test_one : words.test_more, values) : words.test_none;
    return !open ? told : last ? `${told}; ${words.test_open}` : words.test_open;
  }
}
