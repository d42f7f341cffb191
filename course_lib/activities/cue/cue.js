// The cue lab: look or listen, share out how likely each reading seems in each scene, then put it to the client in words.

import { portrait } from "../drawing/portrait.js";
import { voice } from "../drawing/voice.js";
import { h, prose } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { weighed } from "../frame/shares.js";
import { firstOpen, stepper } from "../frame/stepper.js";
import { fill } from "../frame/text.js";
import { sharing } from "./cue_shares.js";
import { checking } from "./cue_words.js";

/** @typedef {import("../drawing/voice.js").Curve} Curve */
/** @typedef {import("../frame/shares.js").Shares} Shares */
/** @typedef {{ id: string, name: string, scene: string, voice: Curve | null }} Context  a scene; HTML */
/** @typedef {{ id: string, text: string }} Reading */
/**
 * A cue has a face or a voice.
 * @typedef {object} Card
 * @property {string} id
 * @property {string} title
 * @property {string} person
 * @property {import("../drawing/portrait.js").Look} look
 * @property {string} intro  HTML
 * @property {import("../drawing/portrait.js").Drawing} drawing
 * @property {Record<string, number> | null} face
 * @property {Curve} voice
 * @property {string} noticed  HTML
 * @property {Reading[]} readings  the last is that it is something else
 * @property {number[]} words  how many a check has, at the least and at the most
 * @property {Context[]} contexts
 * @property {string} task  HTML
 */
/**
 * Where the learner is with a scene.
 * @typedef {{ shares: Shares | null, note: string | null, weights: Shares | null, skipped: boolean }} Mine
 */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function cue(kit) {
  const { card, words, body, history } = kit;
  /** @type {Mine[]} */
  const state = card.contexts.map(({ id }) => {
    const { shares, draft, skip } = history[id] ?? {};
    const [saved, begun] = [fresh(shares), fresh(draft)];
    return {
      shares: saved?.data.shares ?? null,
      note: saved?.reply.note ?? null,
      weights: begun && !(saved && saved.at > begun.at) ? begun.data.weights : saved && weighed(saved.data.shares),
      skipped: Boolean(skip),
    };
  });
  /** How to silence the voices of the step that is shown. @type {(() => void)[]} */
  const sounding = [];
  const quiet = () => {
    for (const stop of sounding.splice(0)) stop();
  };
  const { first, second } = history[card.id] ?? {};
  /** @type {import("./cue_words.js").Attempts} */
  const attempts = { first: fresh(first), second: fresh(second) };

  const place = h("div", { class: "eip-stage" });
  const steps = stepper(place, (number) => {
    quiet();
    return number < card.contexts.length
      ? sharing(kit, { number, state, steps, heard })
      : checking(kit, steps, attempts);
  });
  const always = card.face ? null : voice(card.voice, words);
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    h(
      "div",
      { class: "eip-lab", "data-cue": card.face ? "face" : "voice" },
      h("div", { class: "eip-drawn" }, card.face ? drawn(card.face) : always?.element),
      h(
        "div",
        { class: "eip-noticed" },
        h("h4", {}, card.face ? words.seen : words.heard),
        prose(card.noticed),
        h("p", { class: "eip-quiet" }, fill(words.reminder, { person: card.person })),
      ),
    ),
    place,
  );
  steps.show(
    firstOpen(state, (one) => Boolean(one.shares) || one.skipped),
    false,
  );
  return () => {
    quiet();
    always?.stop();
  };

  /** @param {Record<string, number>} face */
  function drawn(face) {
    const picture = portrait(card.drawing, card.look);
    picture.show(face, { now: true, label: `${card.person}. ${picture.described(face)}` });
    return picture.element;
  }

  /**
   * A voice, until the page goes on.
   * @param {Curve} curve
   */
  function heard(curve) {
    const { element, stop } = voice(curve, words);
    sounding.push(stop);
    return element;
  }
}

export default cue;
