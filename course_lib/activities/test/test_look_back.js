// What a practice test came to: points by part, and each question with what was answered, our key, why, and where to
// read again.

import { h, prose } from "../frame/dom.js";
import { fill, percent, points, spokenDay } from "../frame/text.js";

/**
 * A row of a question. `chosen` is there where options are told, `client` where it only leads to the next turn.
 * @typedef {{ text: string, reason: string, right: boolean, mine?: string, ours?: string, chosen?: boolean, client?: boolean }} Row
 */
/**
 * @typedef {object} Thing
 * @property {string} id
 * @property {string} form
 * @property {string} title  of what it was drawn from
 * @property {string} prompt  HTML
 * @property {number} got
 * @property {number} of
 * @property {boolean} open
 * @property {boolean} coming  whether the daily review will ask it again
 * @property {number | null} sure
 * @property {string} lesson
 * @property {Row[]} rows
 */
/** @typedef {{ name: string, got: number, of: number, before: { got: number, of: number } | null, things: Thing[] }} Part */
/**
 * @typedef {object} Past
 * @property {number} number
 * @property {string} ended
 * @property {Part[]} parts
 * @property {{ n: number, brier: number, confidence: number, right: number } | null} calibration
 */

/**
 * @param {import("../frame/frame.js").Kit<import("./test.js").Card>} kit
 * @param {Past} past
 */
export function lookBack(kit, past) {
  const { card, words } = kit;
  const sum = (/** @type {"got" | "of"} */ key) => past.parts.reduce((all, part) => all + part[key], 0);
  let number = 0;
  return [
    h("h4", { tabindex: "-1" }, fill(words.came_to, { got: points(sum("got")), of: sum("of") })),
    h("p", { class: "eip-quiet" }, fill(words.when, { number: past.number, day: spokenDay(new Date(past.ended)) })),
    h("ul", { class: "eip-parts" }, past.parts.map(counted)),
    h("p", { class: "eip-quiet" }, past.number > 1 ? words.beside : words.what_points_are),
    ...comingBack(
      past.parts.flatMap(({ things }) => things),
      words,
    ).map((said) => h("p", {}, said)),
    past.calibration && h("p", {}, fill(words.sure_and_right, shares(past.calibration))),
    prose(card.closing),
    h("p", { class: "eip-quiet eip-key-note" }, words.key_note),
    ...past.parts.flatMap((part) => [h("h4", { class: "eip-part" }, part.name), ...part.things.map(thing)]),
  ];

  /** @param {Part} part */
  function counted({ name, got, of, before }) {
    const now = fill(words.part_points, { got: points(got), of });
    const then = before && ` · ${fill(words.before, { got: points(before.got), of: before.of })}`;
    return h("li", {}, h("span", {}, name), h("span", {}, h("strong", {}, now), then));
  }

  /** @param {Thing} one */
  function thing(one) {
    number += 1;
    const whole = one.got === one.of;
    const verdict = one.open
      ? words.left_open
      : one.of > 1
        ? fill(words.part_points, { got: points(one.got), of: one.of })
        : whole
          ? words.right
          : one.got
            ? words.partly
            : words.not_this;
    const sure =
      one.sure === null ? null : h("p", { class: "eip-quiet" }, fill(words.you_were, { percent: percent(one.sure) }));
    const rows = one.rows.map((each) =>
      each.client ? said(each) : each.chosen === undefined ? row(each, one) : option(each),
    );
    return h(
      "details",
      { class: "eip-asked", "data-state": whole ? "right" : "wrong" },
      h(
        "summary",
        {},
        h("span", {}, fill(words.entry, { number, title: one.title })),
        h("span", { class: "eip-verdict" }, verdict),
      ),
      prose(one.prompt, "div", { class: "eip-prompt" }),
      sure,
      h("ul", { class: "eip-options" }, rows),
      one.lesson && h("p", {}, fill(words.read_again, { lesson: one.lesson, title: one.title })),
      kit.reviewed(one.id),
    );
  }

  /** @param {Row} each */
  function option({ text, reason, right, chosen }) {
    return h(
      "li",
      { class: "eip-option", "data-state": right ? "right" : "wrong" },
      h(
        "p",
        { class: "eip-chosen" },
        prose(text, "span"),
        chosen && h("span", { class: "eip-hard" }, words.your_choice),
      ),
      h("div", { class: "eip-feedback" }, h("strong", {}, right ? words.right : words.not_this), prose(reason)),
    );
  }

  /**
   * @param {Row} each
   * @param {Thing} one
   */
  function row({ text, reason, right, mine, ours }, { form }) {
    const values = { mine: mine || words.nothing, ours };
    const told = right ? words.same : fill(words[`differs_${form}`], values);
    return h(
      "li",
      { class: "eip-option", "data-state": right ? "right" : "wrong" },
      prose(text, "div", { class: "eip-chosen" }),
      h("div", { class: "eip-feedback" }, h("strong", {}, right ? fill(told, values) : told), prose(reason)),
    );
  }

  /** @param {Row} each */
  function said({ text }) {
    return h("li", { class: "eip-turn", "data-speaker": "client" }, prose(text));
  }
}

/**
 * What of a sitting comes back by itself, and what has to be looked for.
 * @param {Pick<Thing, "form" | "got" | "of" | "coming">[]} things
 * @param {Record<string, string>} words
 */
export function comingBack(things, words) {
  const count = things.filter(({ coming }) => coming).length;
  const others = things.some(({ form, got, of }) => got < of && !form.endsWith("choice"));
  return [
    ...(count ? [fill(words[count === 1 ? "one_coming" : "coming"], { count })] : []),
    ...(others ? [words.not_coming] : []),
  ];
}

/** @param {{ n: number, brier: number, confidence: number, right: number }} found */
function shares({ n, brier, confidence, right }) {
  return { n, brier: brier.toFixed(2), confidence: percent(confidence), right: percent(right) };
}
