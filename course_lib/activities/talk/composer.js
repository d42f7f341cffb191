// The learner's turn: choose a reply, write one, or say nothing.

import { h, once, unique, warn } from "../frame/dom.js";
import { fill, wrongLength } from "../frame/text.js";

/**
 * @typedef {object} How
 * @property {import("./talk.js").Offered[]} offer
 * @property {number} at  the turn's place in the session
 * @property {boolean} again  whether it is taken once more
 * @property {() => Promise<void>} taken  it was saved
 * @property {(() => void) | null} leave  leave it as it was
 * @property {() => void} stop  end the session
 */

/**
 * @param {import("../frame/frame.js").Kit<import("./talk.js").Card>} kit
 * @param {How} how
 */
export function composer(kit, { offer, at, again, taken, leave, stop }) {
  const { card, words } = kit;
  const draft = kit.draft(card.id, { after: kit.summary.since });
  const value = again ? "" : (draft.get()?.text ?? "");
  const note = h("div", { class: "eip-note" });
  const group = unique("reply");
  const inputs = offer.map(({ number }) => h("input", { type: "radio", name: group, value: `${number}` }));
  const rows = offer.map(({ reply }, place) => h("label", {}, inputs[place], h("span", {}, reply)));
  const area = h("textarea", { id: unique("say"), rows: 3, value, oninput: () => draft.set({ text: area.value }) });
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

  /** @param {object} data */
  async function send(data) {
    draft.hold();
    if (!(await kit.save(card.id, "turn", { at, ...data }))) return;
    draft.done();
    await taken();
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

  const last = leave
    ? h("button", { type: "button", onclick: leave }, words.keep)
    : h("button", { type: "button", onclick: once(stop) }, words.stop);
  return [
    again && h("h4", { tabindex: "-1", class: "eip-ask" }, fill(words.again_head, { number: at + 1 })),
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
