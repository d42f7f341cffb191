// The look back at a form of the skill test: what it came to, and our reading of each vignette.

import { focusOn, h, once, present, prose, typed, unique, warn } from "../frame/dom.js";
import { meant, others, owed, speech } from "../frame/reading.js";
import { fill, percent } from "../frame/text.js";
import { sideBySide } from "./side_by_side.js";

/** @typedef {import("./form.js").Choice} Choice */
/** @typedef {import("./form.js").Written} Written */
/**
 * What became of a vignette: the learner's answer, and our reading.
 * @typedef {Record<string, any> & { skill: string, answer: any }} Past
 */

/** @param {import("../frame/frame.js").Kit<import("./form.js").Card>} kit */
export function lookBack(kit) {
  const { card, words } = kit;
  const count = card.vignettes.length;
  const past = (/** @type {{ id: string }} */ one) => /** @type {Past} */ (kit.summary.vignettes[one.id]);
  const id = unique("look");
  const one = h("div", { class: "eip-past" });
  const result = h("div", {}, counted());
  const entry = (/** @type {Past} */ said, /** @type {number} */ index) =>
    fill(words.entry, { number: index + 1, skill: said.skill, how: outcome(said) });
  const chosen = h(
    "select",
    { id, onchange: () => look() },
    card.vignettes.map((each, index) => h("option", { value: index }, entry(past(each), index))),
  );
  const next = h("button", { type: "button", onclick: go_on }, words.next);
  // A client at risk comes first: what is said there must not be missed.
  chosen.selectedIndex = Math.max(
    card.vignettes.findIndex((each) => past(each).risk),
    0,
  );
  look();
  return [
    h("h4", { tabindex: "-1" }, fill(words.over, { of: count })),
    result,
    ...present(sideBySide(kit.summary.change, words)),
    prose(kit.summary.closing, "div", { class: "eip-closing" }),
    h("h4", { class: "eip-again" }, words.look_back),
    h("label", { for: id }, words.which),
    chosen,
    one,
    h("div", { class: "eip-row" }, next),
  ];

  function look() {
    const number = chosen.selectedIndex;
    const each = card.vignettes[number];
    const said = past(each);
    const title = h("h4", { tabindex: "-1" }, fill(words.past, { number: number + 1, of: count, skill: said.skill }));
    one.replaceChildren(title, ...(each.options ? past_choice(each, said) : past_reply(each, said)));
    next.hidden = number === count - 1;
  }

  function go_on() {
    chosen.selectedIndex += 1;
    look();
    focusOn(one);
  }

  /**
   * What became of a vignette, in a few words.
   * @param {Past} said
   */
  function outcome({ answer, options }) {
    if (!answer) return words.was_skipped;
    if (!options) return words.was_written;
    return options[answer.picked[0]].right ? words.was_right : words.was_other;
  }

  function counted() {
    const { chosen, right, calibration: found, written: texts, placed } = kit.summary.result;
    const of = card.vignettes.filter((each) => each.options).length;
    const lines = [fill(words.right_of, { right, of, chosen })];
    if (found) {
      const shares = {
        confidence: percent(found.confidence),
        right: percent(found.right),
        brier: found.brier.toFixed(2),
      };
      lines.push(fill(words.sure_and_right, { ...shares, n: found.n }), fill(words.brier, { ...shares, n: found.n }));
    }
    const sum = /** @type {number[]} */ (Object.values(placed)).reduce((a, b) => a + b, 0);
    lines.push(fill(sum ? words.placed_so_far : words.none_placed, { texts, of: count - of, sum, ...placed }));
    return [
      h(
        "ul",
        { class: "eip-counted" },
        lines.map((line) => h("li", {}, line)),
      ),
      h("p", {}, words.not_equated),
      h("p", {}, words.read_again),
    ];
  }

  /**
   * @param {Choice} each
   * @param {Past} said
   */
  function past_choice(each, { answer, options }) {
    const sure = answer ? fill(words.you_were, { percent: percent(answer.confidence) }) : words.you_skipped;
    const rows = each.options.map((text, index) => {
      const mine = answer?.picked[0] === index;
      const { right, feedback } = options[index];
      const mark = mine && h("span", { class: "eip-hard" }, words.your_choice);
      const verdict = h("strong", {}, right ? words.right : words.not_this);
      return h(
        "li",
        { class: "eip-option", "data-state": right ? "right" : "wrong" },
        h("p", { class: "eip-chosen" }, prose(text, "span"), mark),
        h("div", { class: "eip-feedback" }, verdict, prose(feedback)),
      );
    });
    return [
      prose(each.prompt, "div", { class: "eip-prompt" }),
      h("p", { class: "eip-quiet" }, sure),
      h(
        "ul",
        { class: "eip-options" },
        each.places.map((index) => rows[index]),
      ),
      h("p", { class: "eip-quiet" }, words.choice_note),
      kit.reviewed(each.id),
    ];
  }

  /**
   * @param {Written} each
   * @param {Past} said
   */
  function past_reply(each, said) {
    const mine = said.answer
      ? typed("blockquote", said.answer.text, { class: "eip-own" })
      : h("p", { class: "eip-quiet" }, words.you_skipped);
    return [
      ...owed(said.risk, words),
      prose(each.scene, "div", { class: "eip-scene" }),
      speech(each, words),
      h("h5", {}, words.yours),
      mine,
      meant(/** @type {any} */ (said), each.client, words),
      h("h4", { class: "eip-yours" }, words.ideas),
      h(
        "ul",
        {},
        said.key_ideas.map((/** @type {string} */ idea) => h("li", {}, idea)),
      ),
      ...others(said.models, words, kit.reviewed(each.id)),
      ...(said.answer ? [nearest(each, said.placed)] : []),
    ];
  }

  /**
   * Which of our replies the learner's own comes nearest to: a judgement of the learner's.
   * @param {Written} each
   * @param {string} [placed]
   */
  function nearest(each, placed) {
    const name = unique("nearest");
    const inputs = card.qualities.map((value) => h("input", { type: "radio", name, value, checked: placed === value }));
    const note = h("div", { class: "eip-note" });

    async function submit() {
      const quality = inputs.find((input) => input.checked)?.value;
      warn(note, quality ? "" : words.place_first);
      if (quality && (await kit.save(each.id, "placed", { quality }))) result.replaceChildren(...counted());
    }

    const options = card.qualities.map((value, index) =>
      h("li", { class: "eip-option" }, h("label", {}, inputs[index], h("span", {}, words[`near_${value}`]))),
    );
    return h(
      "div",
      { class: "eip-nearest" },
      h("fieldset", {}, h("legend", {}, words.nearest), h("ul", { class: "eip-options" }, options)),
      note,
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: once(submit) }, words.keep)),
    );
  }
}
