// A talk with a simulated client: what was said so far, the learner's own line and what they are told, the next turn.

import { focusOn, h, once, present, prose, unique } from "../frame/dom.js";
import { fill } from "../frame/text.js";
import { chair } from "./chair.js";
import { composer } from "./composer.js";
import { exchange, speaks } from "./exchange.js";
import { lookBack } from "./look_back.js";
import { told } from "./told.js";

/** @typedef {{ id: string, title: string, client: string, task: string, openness: string, unaided: boolean, words: number[] }} Card */
/** @typedef {{ number: number, reply: string }} Offered */
/**
 * @typedef {object} Turn
 * @property {string} said  by the learner; nothing where they waited
 * @property {string[]} heard  from the client, in its parts
 * @property {{ said: string, heard: string[] }[]} tries  before this one
 * @property {string | null} note  the learner's own line; null where none was asked for or given yet
 * @property {boolean} asked  whether the learner's own line comes before what they are told
 * @property {import("./told.js").Told | null} told
 */
/**
 * @typedef {object} Sitting
 * @property {"each" | "end"} feedback
 * @property {string[]} opening
 * @property {Turn[]} turns
 * @property {string[]} closing
 * @property {Offered[]} offer
 * @property {Offered[]} again  what was on offer at the last turn
 * @property {boolean} ended
 * @property {import("./chair.js").Place[]} chair  once it is over
 */
/**
 * `since` is when the last turn was taken: a draft from before it is over.
 * @typedef {{ sitting: Sitting | null, past: { number: number, at: string, turns: number }[], since: string }} Summary
 */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function talk(kit) {
  const { card, words, body } = kit;
  const place = h("div", { class: "eip-stage" });
  /** The last turn is being taken once more. */
  let again = false;
  /** What was told of the last turn has been read. */
  let read = !latest()?.told || Boolean(where().sitting?.ended);
  body.append(prose(card.task, "div", { class: "eip-intro" }), h("p", { class: "eip-quiet" }, card.openness), place);
  draw(false);

  /** @returns {Summary} */
  function where() {
    return kit.summary;
  }

  function latest() {
    return where().sitting?.turns.at(-1);
  }

  function draw(focus = true) {
    place.replaceChildren(...present(shown()));
    if (!focus) return;
    focusOn(place);
    place.querySelector("[data-now]")?.scrollIntoView({ block: "nearest" });
  }

  function shown() {
    const { sitting } = where();
    if (!sitting) return beginning(words.begin);
    return [conversation(sitting), ...next(sitting)];
  }

  /** @param {string} label */
  function beginning(label) {
    const group = unique("feedback");
    const rows = ["each", "end"].map((value) =>
      h("label", {}, h("input", { type: "radio", name: group, value, checked: value === "each" }), words[value]),
    );

    async function begin() {
      const chosen = /** @type {HTMLInputElement | null} */ (place.querySelector(`input[name="${group}"]:checked`));
      const seed = crypto.getRandomValues(new Uint32Array(2)).join("-");
      if (!(await kit.save(card.id, "begin", { seed, feedback: chosen?.value ?? "end" }))) return;
      again = false;
      read = true;
      draw();
    }

    const when = [
      h("fieldset", { class: "eip-how" }, h("legend", {}, words.how), rows),
      h("p", { class: "eip-quiet" }, words.how_note),
    ];
    return [
      card.unaided ? h("p", {}, words.unaided) : when,
      kit.reviewed(card.id),
      h("div", { class: "eip-row" }, h("button", { type: "button", class: "eip-main", onclick: once(begin) }, label)),
    ];
  }

  /** @param {Sitting} sitting */
  function conversation(sitting) {
    const open = !sitting.ended && (again || (read && !waiting(sitting)));
    const turns = again ? sitting.turns.slice(0, -1) : sitting.turns;
    const rows = turns.map((turn, at) => exchange(turn, at, card, words, !open && at === turns.length - 1));
    return h("ol", { class: "eip-turns" }, h("li", {}, speaks(sitting.opening, card)), rows, over(sitting));
  }

  /** @param {Sitting} sitting */
  function over({ ended, closing }) {
    if (!ended) return null;
    return h("li", {}, closing.length ? speaks(closing, card) : null, h("p", { class: "eip-quiet" }, words.ended));
  }

  /**
   * Whether the learner's own line on the last turn is still to come.
   * @param {Sitting} sitting
   */
  function waiting(sitting) {
    const turn = sitting.turns.at(-1);
    return turn?.asked && turn.note === null;
  }

  /** @param {Sitting} sitting */
  function next(sitting) {
    const turn = sitting.turns.at(-1);
    if (again && turn) return writing(sitting.again, sitting.turns.length - 1);
    if (waiting(sitting)) return note(sitting.turns.length - 1);
    if (turn?.told && !read) return [told(turn, card, words), ...onward(sitting)];
    if (!sitting.ended) return writing(sitting.offer, sitting.turns.length);
    return [
      turn?.told ? told(turn, card, words) : null,
      ...lookBack(kit),
      ...chair(kit),
      ...earlier(),
      ...beginning(words.begin_again),
    ];
  }

  /** @param {Sitting} sitting */
  function onward(sitting) {
    const on = () => {
      read = true;
      draw();
    };
    const once_more = () => {
      again = true;
      draw();
    };
    const label = sitting.ended ? words.keep : words.go_on;
    return [
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", class: "eip-main", onclick: on }, label),
        h("button", { type: "button", onclick: once_more }, words.again),
      ),
    ];
  }

  /** @param {number} at */
  function note(at) {
    const area = h("textarea", { id: unique("note"), rows: 2 });

    async function keep(/** @type {string} */ noted) {
      if (!(await kit.save(card.id, "note", { at, noted }))) return;
      read = false;
      draw();
    }

    return [
      h("label", { for: area.id, class: "eip-ask" }, words.note_label),
      area,
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", class: "eip-main", onclick: once(() => keep(area.value)) }, words.note_save),
        h("button", { type: "button", onclick: once(() => keep("")) }, words.note_skip),
      ),
    ];
  }

  /**
   * @param {Offered[]} offer
   * @param {number} at
   */
  function writing(offer, at) {
    const taken = async () => {
      // A client may end it, too; then it is done like one that the learner ended.
      if (where().sitting?.ended) await kit.save(card.id, "end", {});
      again = false;
      read = false;
      if (!latest()?.asked) read = true;
      draw();
    };
    const leave = again
      ? () => {
          again = false;
          draw();
        }
      : null; // prettier-ignore
    const stop = async () => {
      if (!(await kit.save(card.id, "end", {}))) return;
      read = true;
      draw();
    };
    return composer(kit, { offer, at, again, taken, leave, stop });
  }

  function earlier() {
    const rows = where().past.map(({ number, at, turns }) => {
      const time = new Date(at).toLocaleString();
      const look = async () => {
        const answer = await kit.request("past", { number });
        if (answer) place.replaceChildren(...present([conversation(answer.sitting), back()]));
        focusOn(place);
      };
      return h("li", {}, h("button", { type: "button", onclick: once(look) }, fill(words.past_row, { time, turns })));
    });
    return rows.length ? [h("details", {}, h("summary", {}, words.past), h("ul", { class: "eip-past" }, rows))] : [];
  }

  function back() {
    return h("div", { class: "eip-row" }, h("button", { type: "button", onclick: () => draw() }, words.back));
  }
}

export default talk;
