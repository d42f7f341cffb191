// A reply to the client: choose one, write one, or say nothing.

import { h, once, unique, warn } from "../frame/dom.js";
import { wrongLength } from "../frame/text.js";

/**
 * A reply: the learner's words, or none and the number of one on offer.
 * @typedef {{ said: string, number?: number }} Reply
 */
/**
 * @typedef {object} How
 * @property {import("./talk.js").Offered[]} offer
 * @property {{ get: () => { text: string } | undefined, set: (data: { text: string }) => void } | null} draft
 *   where half a reply is kept
 * @property {(reply: Reply) => Promise<unknown>} send
 * @property {HTMLElement} last  the last button
 */

/**
 * @param {import("../frame/frame.js").Kit<import("./talk.js").Card>} kit
 * @param {How} how
 */
export function composer(kit, { offer, draft, send, last }) {
  const { card, words } = kit;
  const value = draft?.get()?.text ?? "";
  const note = h("div", { class: "eip-note" });
  const group = unique("reply");
  const inputs = offer.map(({ number }) => h("input", { type: "radio", name: group, value: `${number}` }));
  const rows = offer.map(({ reply }, place) => h("label", {}, inputs[place], h("span", {}, reply)));
  const area = h("textarea", { id: unique("say"), rows: 3, value, oninput: () => draft?.set({ text: area.value }) });
  const choosing = h("fieldset", { class: "eip-offer" }, h("legend", {}, words.choose_legend), rows);
  const writing = h("div", {}, h("label", { for: area.id, class: "eip-ask" }, words.write_label), area);
  /** Free words are the better practice; whoever has chosen once goes on choosing. */
  let free = Boolean(value) || chosenLast !== card.id;
  const swap = h("button", { type: "button", class: "eip-link", onclick: turn });
  const place = h("div", {});
  show();

  function show() {
    place.replaceChildren(free ? writing : choosing);
    swap.textContent = free ? words.choose : words.write;
  }

  function turn() {
    free = !free;
    chosenLast = free ? "" : card.id;
    warn(note);
    show();
    (free ? area : inputs[0])?.focus();
  }

  async function say() {
    if (free) {
      const wrong = wrongLength(area.value, card.words, words);
      warn(note, wrong);
      return wrong ? area.focus() : send({ said: area.value });
    }
    const number = inputs.find((input) => input.checked)?.value;
    if (number === undefined) return warn(note, words.choose_first);
    await send({ said: "", number: Number(number) });
  }

  return [
    place,
    note,
    h(
      "div",
      { class: "eip-row" },
      h("button", { type: "button", class: "eip-main", onclick: once(say) }, words.say_it),
      swap,
      h("button", { type: "button", onclick: once(() => send({ said: "" })) }, words.wait),
      last,
    ),
  ];
}

/** The client whose replies were chosen last, and not written. */
let chosenLast = "";
