// How sure somebody is of an answer, before anything is said to it. Shared by quizzes and the skill test.

import { h, unique } from "./dom.js";
import { fill, percent } from "./text.js";

/** Chances a learner can state; the Brier score is computed from them. */
const SURE = [0.2, 0.4, 0.6, 0.8, 1];

/**
 * Radios of one name; `value()` is the chance that is chosen, or null.
 * @param {Record<string, string>} words
 * @param {number | null} [chosen]  one that was stated before
 */
export function sureness(words, chosen = null) {
  const name = unique("sure");
  const inputs = SURE.map((value) => h("input", { type: "radio", name, value, checked: value === chosen }));
  const element = h(
    "fieldset",
    { class: "eip-sure" },
    h("legend", {}, words.how_sure),
    SURE.map((value, index) =>
      h("label", {}, inputs[index], fill(words[`sure_${index + 1}`], { percent: percent(value) })),
    ),
  );
  return { element, value: () => Number(inputs.find((input) => input.checked)?.value ?? NaN) || null };
}
