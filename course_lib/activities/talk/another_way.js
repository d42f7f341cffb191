// An earlier turn said another way, beside what was said then. The session itself stays as it is.

import { focusOn, h, once, present, typed } from "../frame/dom.js";
import { fill } from "../frame/text.js";
import { composer } from "./composer.js";
import { speaks } from "./exchange.js";
import { landed } from "./told.js";

/**
 * @typedef {object} Instead
 * @property {string} said
 * @property {string[]} heard  what the client would have answered
 * @property {import("./told.js").Told} told
 */
/** @typedef {Record<string, string>} Words */

/**
 * What was said another way at a turn, each folded away.
 * @param {import("./talk.js").Turn} turn
 * @param {{ client: string }} card
 * @param {Words} words
 */
export function otherWays(turn, card, words) {
  return turn.instead.map((one) => {
    const [before, after] = words.instead_row.split("{words}");
    return h(
      "details",
      { class: "eip-instead" },
      h("summary", {}, before, typed("bdi", one.said || words.waited), after),
      beside(turn, one, card, words),
      landed(one.told, words.instead_told, card, words),
      h("p", { class: "eip-quiet" }, words.instead_stays),
    );
  });
}

/**
 * @param {import("./talk.js").Turn} turn
 * @param {Instead} one
 * @param {{ client: string }} card
 * @param {Words} words
 */
function beside(turn, one, card, words) {
  const name = { client: card.client };
  const side = (/** @type {string} */ who, /** @type {any} */ { said, told, heard }, /** @type {string} */ answered) =>
    h(
      "div",
      {},
      h("p", { class: "eip-who" }, who),
      typed("blockquote", said || words.waited),
      h("p", { class: "eip-landing" }, fill(words[`landing_${told.taken}`], name)),
      h("p", { class: "eip-who" }, fill(answered, name)),
      speaks(heard, card, words),
    );
  return h(
    "div",
    { class: "eip-beside" },
    side(words.instead_then, turn, words.and_heard),
    side(words.instead_now, one, words.instead_heard),
  );
}

/**
 * A button; pressed, the client's words once more, and a reply to them.
 * @param {import("../frame/frame.js").Kit<import("./talk.js").Card>} kit
 * @param {number} at  the turn's place in the session
 * @param {string[]} before  what the client had said
 * @param {() => void} saved
 */
export function sayAnotherWay(kit, at, before, saved) {
  const { card, words } = kit;
  const button = h("button", { type: "button", onclick: once(open) }, words.instead);
  const place = h("div", { class: "eip-another-way" }, button);

  async function open() {
    const answer = await kit.request("replies", { at });
    if (!answer) return;
    const last = h("button", { type: "button", onclick: leave }, words.keep);
    place.replaceChildren(
      h("h4", { tabindex: "-1" }, fill(words.instead_head, { number: at + 1 })),
      speaks(before, card, words),
      ...present(composer(kit, { offer: answer.offer, draft: null, send, last })),
    );
    focusOn(place);
  }

  function leave() {
    place.replaceChildren(button);
    button.focus();
  }

  async function send(/** @type {import("./composer.js").Reply} */ { said, ...chosen }) {
    if (await kit.save(card.id, "rehearse", { at, instead: said, ...chosen })) saved();
  }

  return place;
}
