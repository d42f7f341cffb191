// One step at a time, in one place.

import { focusOn, h, present } from "./dom.js";
import { fill } from "./text.js";

/**
 * The number of the first step that is not done; one more than the last where all are.
 * @template Step
 * @param {Step[]} steps
 * @param {(step: Step) => boolean} done
 */
export function firstOpen(steps, done) {
  const number = steps.findIndex((step) => !done(step));
  return number < 0 ? steps.length : number;
}

/**
 * Steps are numbered from 0; what `draw` gives for a number fills the place.
 * @param {HTMLElement} place
 * @param {(number: number) => import("./dom.js").Child[]} draw
 */
export function stepper(place, draw) {
  /** Show a step. The first time the focus stays where the reader is. */
  function show(/** @type {number} */ number, focus = true) {
    place.replaceChildren(...present(draw(number)));
    if (focus) focusOn(place);
  }

  /** The line that says where one is, such as “2 of 5”. */
  function line(/** @type {string} */ text, /** @type {number} */ number, /** @type {number} */ of) {
    return h("p", { class: "eip-place", tabindex: "-1" }, fill(text, { number: number + 1, of }));
  }

  /** A button to another step. */
  function button(/** @type {string} */ label, /** @type {number} */ number) {
    return h("button", { type: "button", onclick: () => show(number) }, label);
  }

  return { show, line, button };
}
