// A meta-analysis to work with: a guess at the mean and the spread, then the studies, what they show, and what moves it.

import { focusOn, h, once, prose, unique, warn } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { fill } from "../frame/text.js";
import { printed } from "./pool_numbers.js";
import { shown } from "./pool_shown.js";
import { searching } from "./pool_tasks.js";

/** @typedef {{ id: string, prompt: string, offer: string[] }} Task  prompt: HTML */
/**
 * @typedef {object} Card
 * @property {string} id
 * @property {string} title
 * @property {string} intro  HTML
 * @property {string[]} between
 * @property {boolean} simulated
 * @property {string} origin  HTML
 * @property {string} mean  HTML
 * @property {string} spread  HTML
 * @property {Task[]} tasks
 * @property {string} closing  HTML
 */
/** @typedef {{ guess: number, low: number, high: number }} Guess */
/** @typedef {keyof Guess} End */

/** Where the sliders stand before they are moved. */
const START = { guess: 0, low: 0, high: 0 };
const STEP = 0.01;
const FURTHEST = 0.95;

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function pool(kit) {
  const { card, words, body, history } = kit;
  const before = fresh(history[card.id]?.answer);
  const place = h("div");
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    card.simulated ? h("p", { class: "eip-simulated" }, words.simulated) : "",
    place,
  );
  let leave = () => {};
  if (before) show(before.data, before.reply);
  else ask();
  return () => leave();

  function ask() {
    /** @type {Guess} */
    const guess = { ...START };
    const note = h("div", { class: "eip-note" });
    const keep = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.show);
    place.replaceChildren(
      h("h4", {}, words.guess_first),
      prose(card.mean),
      slider("guess", words.mean),
      prose(card.spread),
      slider("low", words.low),
      slider("high", words.high),
      note,
      h("div", { class: "eip-row" }, keep),
    );

    /**
     * @param {End} end
     * @param {string} name
     */
    function slider(end, name) {
      const value = h("span", { class: "eip-value", "aria-hidden": "true" });
      const id = unique(end);
      const input = h("input", { type: "range", id, min: -FURTHEST, max: FURTHEST, step: STEP, value: guess[end] });
      const tell = () => {
        value.textContent = printed(guess[end]);
        input.setAttribute("aria-valuetext", printed(guess[end]));
      };
      input.addEventListener("input", () => {
        guess[end] = Number(input.value);
        warn(note);
        tell();
      });
      tell();
      return h("div", { class: "eip-guess" }, h("label", { for: id }, name), h("div", {}, input, value));
    }

    async function submit() {
      if (Object.values(guess).every((value) => value === 0)) return warn(note, words.move_first);
      if (guess.low > guess.guess || guess.guess > guess.high) return warn(note, words.guess_out);
      const reply = await kit.save(card.id, "answer", guess);
      if (!reply) return;
      show(guess, reply);
      focusOn(place);
    }
  }

  /**
   * @param {Guess} guess
   * @param {import("./pool_shown.js").Shown} reply
   */
  function show(guess, reply) {
    const all = shown(kit, reply);
    leave = all.leave;
    const said = { guess: printed(guess.guess), low: printed(guess.low), high: printed(guess.high) };
    place.replaceChildren(
      h("p", { class: "eip-quiet" }, fill(words.your_guess, said)),
      all.element,
      prose(card.origin, "div", { class: "eip-quiet" }),
      ...searching(kit),
      h("details", {}, h("summary", {}, words.closing), prose(card.closing)),
    );
  }
}

export default pool;
