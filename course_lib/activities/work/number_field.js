// The place where a number is typed: what it is, how exact it has to be, and what is wrong with what was typed.

import { h, unique, warn } from "../frame/dom.js";
import { typed, written } from "../frame/number.js";
import { fill } from "../frame/text.js";

/** @typedef {{ id: string, prompt: string, unit: string | null, decimals: number, none: string | null }} Asked */

/**
 * `element` holds label, field and hint, with the buttons after them; `read` gives the number, or says that there is none.
 * @param {Asked} asked
 * @param {string} described  id of the element that says what is asked
 * @param {number | null | undefined} before  what was typed before
 * @param {Record<string, string>} words
 */
export function numberField({ unit, decimals }, described, before, words) {
  const exact = fill(words[["decimals_none", "decimals_one"][decimals] ?? "decimals"], { count: decimals });
  const hint = h("span", { id: unique("exact"), class: "eip-quiet" }, exact);
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-describedby": `${described} ${hint.id}`,
    value: typeof before === "number" ? written(before, decimals) : "",
  });
  const note = h("div", { class: "eip-note" });
  const label = h("label", {}, unit ? fill(words.your_number_in, { unit }) : words.your_number, " ", input);

  /** @param {import("../frame/dom.js").Child[]} buttons */
  const row = (...buttons) => h("div", { class: "eip-row" }, label, hint, buttons);

  /** @returns {number | null} */
  function read() {
    const number = typed(input.value);
    warn(note, number === null ? words.no_number : undefined);
    return number;
  }

  return { input, note, row, read };
}
