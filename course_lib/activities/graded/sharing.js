// A cue in an assignment: how likely each reading is, and the question that would find out. Every change is kept.

import { portrait } from "../drawing/portrait.js";
import { voice } from "../drawing/voice.js";
import { h, prose, unique } from "../frame/dom.js";
import { shareSliders } from "../frame/share_sliders.js";
import { percentages, shared, weighed } from "../frame/shares.js";

/**
 * A cue as it is told and drawn; `noticed` is HTML, `words` are those of the cue lab.
 * @typedef {object} Glimpse
 * @property {string} noticed
 * @property {{ pose: Record<string, number>, look: import("../drawing/portrait.js").Look } | null} face
 * @property {import("../drawing/portrait.js").Drawing | null} drawing
 * @property {import("../drawing/voice.js").Curve | null} voice
 * @property {Record<string, string>} words
 */

/**
 * @param {import("../frame/frame.js").Kit<import("./graded.js").Card>} kit
 * @param {Glimpse} cue
 * @param {{ shares?: import("../frame/shares.js").Shares, question?: number }} before  what was answered before
 * @param {(data: object) => void} keep
 */
export function sharing({ card, words }, cue, before, keep) {
  const given = weighed(before.shares ?? {});
  const weights = Object.fromEntries(card.readings.map(({ id }) => [id, given[id] ?? 0]));
  const sliders = shareSliders(
    card.readings,
    weights,
    { ...cue.words, how_shared: words.how_shared },
    { rested: tell },
  );
  const name = unique("question");
  const inputs = card.options.map((_, index) =>
    h("input", { type: "radio", name, value: index, checked: before.question === index, onchange: tell }),
  );
  const questions = card.options.map((text, index) =>
    h("li", { class: "eip-option" }, h("label", {}, inputs[index], prose(text, "span"))),
  );
  const list = h(
    "ul",
    { class: "eip-options" },
    card.places.map((index) => questions[index]),
  );
  return [
    prose(card.prompt),
    h("div", { class: "eip-glimpse" }, drawn(cue), prose(cue.noticed)),
    sliders.element,
    h("fieldset", { class: "eip-question" }, h("legend", {}, words.which_question), list),
  ];

  /** Shares are kept in whole per cent, as they stand beside the sliders. */
  function tell() {
    const shares = shared(weights);
    const whole = Object.entries(shares ? percentages(shares) : {}).map(([id, percent]) => [id, percent / 100]);
    const question = inputs.findIndex((input) => input.checked);
    keep({ shares: Object.fromEntries(whole), ...(question < 0 ? {} : { question }) });
  }
}

/** @param {Glimpse} cue */
function drawn({ face, drawing, voice: curve, words }) {
  if (curve) return voice(curve, words).element;
  if (!face || !drawing) return undefined;
  const picture = portrait(drawing, face.look);
  picture.show(face.pose, { now: true, label: picture.described(face.pose) });
  return h("div", { class: "eip-drawn" }, picture.element);
}
