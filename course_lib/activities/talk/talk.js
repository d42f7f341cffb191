// A talk with a simulated client: what was said so far, the learner's own line and what they are told, the next turn.

import { focusOn, h, once, present, prose, unique } from "../frame/dom.js";
import { fill } from "../frame/text.js";
import { chair } from "./chair.js";
import { composer } from "./composer.js";
import { conversation } from "./conversation.js";
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
 * @property {import("./another_way.js").Instead[]} instead  what was said another way afterwards
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
  const talked = conversation(kit, rehearsed);
  const below = h("div", {});
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
    const { sitting } = where();
    if (below.parentNode !== place) place.replaceChildren(below);
    if (sitting && talked.list.parentNode !== place) below.before(talked.list);
    if (sitting) talked.update(sitting, how(sitting));
    below.replaceChildren(...present(sitting ? next(sitting) : beginning(words.begin)));
    if (!focus) return;
    const now = /** @type {HTMLElement | null} */ (place.querySelector("[data-now]"));
    const first = /** @type {HTMLElement | null} */ (below.querySelector("[tabindex='-1'], textarea, input, button"));
    (now ?? first)?.focus();
    now?.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Sitting} sitting
   * @returns {import("./conversation.js").How}
   */
  function how(sitting) {
    const settled = read && !waiting(sitting);
    return { now: sitting.ended || !(again || settled), again, over: sitting.ended && settled };
  }

  /** @param {number} at */
  function rehearsed(at) {
    const { sitting } = where();
    if (!sitting) return;
    talked.update(sitting, how(sitting));
    talked.lookAt(at);
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
    const half = kit.draft(card.id, { after: where().since });
    const send = async (/** @type {import("./composer.js").Reply} */ reply) => {
      half.hold();
      if (!(await kit.save(card.id, "turn", { at, ...reply }))) return;
      half.done();
      // A client may end it, too; then it is done like one that the learner ended.
      if (where().sitting?.ended) await kit.save(card.id, "end", {});
      again = false;
      read = false;
      if (!latest()?.asked) read = true;
      draw();
    };
    const leave = () => {
      again = false;
      draw();
    };
    const stop = async () => {
      if (!(await kit.save(card.id, "end", {}))) return;
      read = true;
      draw();
    };
    const button = (/** @type {(event: Event) => unknown} */ onclick, /** @type {string} */ label) =>
      h("button", { type: "button", onclick }, label);
    if (!again) return composer(kit, { offer, draft: half, send, last: button(once(stop), words.stop) });
    return [
      h("h4", { tabindex: "-1", class: "eip-ask" }, fill(words.again_head, { number: at + 1 })),
      ...composer(kit, { offer, draft: { ...half, get: () => undefined }, send, last: button(leave, words.keep) }),
    ];
  }

  function earlier() {
    const rows = where().past.map(({ number, at, turns }) => {
      const time = new Date(at).toLocaleString();
      const look = async () => {
        const answer = await kit.request("past", { number });
        if (!answer) return;
        const past = conversation(kit, null);
        past.update(answer.sitting);
        place.replaceChildren(past.list, back());
        focusOn(place);
      };
      return h("li", {}, h("button", { type: "button", onclick: once(look) }, fill(words.past_row, { time, turns })));
    });
    return rows.length ? [h("details", {}, h("summary", {}, words.past), h("ul", { class: "eip-past" }, rows))] : [];
  }

  function back() {
    return h(
      "div",
      { class: "eip-row" },
      h("button", { type: "button", onclick: () => draw() }, words.back_to_session),
    );
  }
}

export default talk;
