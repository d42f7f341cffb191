// The client's chair: what they felt and thought at three places, first in the learner's words, then in their own.

import { focusOn, h, once, present, prose, typed, unique, warn } from "../frame/dom.js";
import { felt } from "../frame/reading.js";
import { fill } from "../frame/text.js";
import { speaks } from "./exchange.js";

/**
 * @typedef {object} Place
 * @property {string} thing
 * @property {string[]} says
 * @property {string | null} inferred
 * @property {"near" | "partly" | "far" | null} near
 * @property {{ inside: string, feelings: import("../frame/reading.js").Reading["feelings"] } | null} account
 */

/** @param {import("../frame/frame.js").Kit<import("./talk.js").Card>} kit */
export function chair(kit) {
  const { card, words } = kit;
  const name = { client: card.client };
  const place = h("div", { class: "eip-chair" });

  /** @returns {Place[]} */
  function places() {
    return kit.summary.sitting?.chair ?? [];
  }

  function draw(focus = true) {
    place.replaceChildren(...present(shown()));
    if (focus) focusOn(place);
  }

  function shown() {
    const open = places().findIndex((one) => one.near === null);
    const done = places().filter((one) => one.near !== null);
    return [
      h("h4", {}, fill(words.chair, name)),
      h("p", {}, fill(words.chair_about, name)),
      done.map((one) => answered(one)),
      open >= 0 ? asked(places()[open]) : h("p", { class: "eip-quiet" }, words.chair_end),
    ];
  }

  /** @param {Place} one */
  function answered(one) {
    return h(
      "details",
      {},
      h("summary", {}, fill(words.chair_done, { how: words[`near_${one.near}`] })),
      speaks(one.says, card, words),
      both(one),
    );
  }

  /** @param {Place} one */
  function both(one) {
    return [
      h("p", { class: "eip-who" }, words.chair_yours),
      typed("blockquote", one.inferred ?? "", { class: "eip-own" }),
      one.account && [
        h("p", { class: "eip-who" }, fill(words.inside, name)),
        prose(one.account.inside, "blockquote", { class: "eip-inside" }),
        felt(one.account.feelings, words),
      ],
    ];
  }

  /** @param {Place} one */
  function asked(one) {
    return one.inferred === null ? guess(one) : rate(one);
  }

  /** @param {Place} one */
  function guess(one) {
    const area = h("textarea", { id: unique("chair"), rows: 2 });
    const note = h("div", { class: "eip-note" });

    async function keep() {
      if (!area.value.trim()) return warn(note, words.chair_empty);
      if (await kit.save(card.id, "infer", { thing: one.thing, inferred: area.value })) draw();
    }

    return [
      speaks(one.says, card, words),
      h("label", { for: area.id, class: "eip-ask", tabindex: "-1" }, fill(words.chair_ask, name)),
      area,
      note,
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: once(keep) }, words.chair_compare)),
    ];
  }

  /** @param {Place} one */
  function rate(one) {
    const press = (/** @type {string} */ near) => async () => {
      const data = { thing: one.thing, inferred: one.inferred, near };
      if (await kit.save(card.id, "infer", data)) draw();
    };
    const buttons = ["near", "partly", "far"].map((near) =>
      h("button", { type: "button", onclick: once(press(near)) }, words[`near_${near}`]),
    );
    return [
      speaks(one.says, card, words),
      both(one),
      h("p", { class: "eip-ask", tabindex: "-1" }, words.chair_rate),
      h("div", { class: "eip-row" }, buttons),
    ];
  }

  draw(false);
  return places().length ? [place] : [];
}
