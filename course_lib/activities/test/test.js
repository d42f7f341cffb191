// A practice test: what it asks, one question after another without a word on them, and a look back once it is ended.

import { focusOn, h, once, present, prose } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { firstOpen, stepper } from "../frame/stepper.js";
import { fill } from "../frame/text.js";
import { graded } from "../graded/graded.js";
import { lookBack } from "./test_look_back.js";

/** @typedef {{ name: string, kind: string, ask: number }} Part */
/** @typedef {{ test: string, title: string, intro: string, closing: string, parts: Part[] }} Card */
/** @typedef {import("../graded/graded.js").Card & { part: string, ids: string[], code_means: { name: string, means: string }[] }} Question */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function test(kit) {
  const { card, words, body } = kit;
  const place = h("div");
  body.append(place);
  if (kit.summary.sitting && !kit.summary.over) go_on(false);
  else front(false);

  /** @param {import("../frame/dom.js").Child[]} parts  @param {boolean} focus */
  function show(parts, focus) {
    place.replaceChildren(...present(parts));
    if (focus) focusOn(place);
  }

  /**
   * What the test asks, and what the last sitting came to.
   * @param {boolean} focus
   */
  async function front(focus) {
    const past = kit.summary.over ? await kit.request("look") : null;
    const again = Boolean(kit.summary.sitting);
    show(
      [
        ...(past ? lookBack(kit, /** @type {any} */ (past)) : [prose(card.intro), asks()]),
        again && h("h4", { class: "eip-once-more" }, words.once_more),
        h("p", { class: again ? "" : "eip-quiet" }, again ? words.another_day : words.how),
        h(
          "div",
          { class: "eip-row" },
          h("button", { type: "button", class: "eip-main", onclick: once(begin) }, again ? words.again : words.begin),
        ),
      ],
      focus,
    );
  }

  function asks() {
    const rows = card.parts.map((part) => {
      const count = fill(words[part.ask === 1 ? `one_${part.kind}` : `some_${part.kind}`], { count: part.ask });
      return h("li", {}, h("span", {}, part.name), h("span", { class: "eip-quiet" }, count));
    });
    return h("ul", { class: "eip-parts" }, rows);
  }

  async function begin() {
    const seed = crypto.getRandomValues(new Uint32Array(2)).join("-");
    if (await kit.save(card.test, "begin", { seed })) await go_on(true);
  }

  /**
   * The questions of the sitting that is open, from the first without an answer.
   * @param {boolean} focus
   */
  async function go_on(focus) {
    const sheet = await kit.request("sheet");
    if (!sheet) return;
    const questions = /** @type {Question[]} */ (/** @type {any} */ (sheet).questions);
    /** By id, the answers of this sitting. A sitting that began just now has none. */
    const given = Object.fromEntries(
      questions.flatMap(({ ids }) =>
        ids.flatMap((id) => {
          const answer = focus ? null : fresh(kit.history[id]?.test);
          return answer ? [[id, answer]] : [];
        }),
      ),
    );
    const met = (/** @type {Question} */ one) => one.ids.every((id) => given[id] && whole(given[id].data, one));
    const steps = stepper(place, (number) => (number < questions.length ? question(number) : ending()));
    steps.show(firstOpen(questions, met), focus);

    /** @param {number} number */
    function question(number) {
      const one = questions[number];
      const inner = h("div", { class: "eip-graded" });
      const history = Object.fromEntries(one.ids.map((id) => [id, given[id] ? { answer: given[id] } : {}]));
      const one_card = { ...one, points: fill(words[`worth_${one.form}`], { count: one.points }) };
      graded({
        ...kit,
        card: one_card,
        body: inner,
        history: /** @type {any} */ (history),
        save: async (item, _, data, options) => {
          const saved = await kit.save(item, "test", data, options);
          if (saved) given[item] = { at: saved.at, times: 1, data, reply: {}, stale: false };
          return saved;
        },
      });
      const codes = one.code_means.map(({ name, means }) => [h("dt", {}, name), prose(means, "dd")]);
      return [
        steps.line(fill(words.question_place, { part: one.part }), number, questions.length),
        inner,
        codes.length > 0 && h("details", {}, h("summary", {}, words.codes), h("dl", { class: "eip-codebook" }, codes)),
        h(
          "div",
          { class: "eip-row" },
          h("button", { type: "button", class: "eip-main", onclick: () => leave(number + 1) }, words.next),
          number > 0 && h("button", { type: "button", onclick: () => leave(number - 1) }, words.previous),
        ),
      ];
    }

    /** @param {number} number */
    function leave(number) {
      kit.say("");
      steps.show(number);
    }

    /** All questions are behind: what is open, and the end. */
    function ending() {
      const open = questions.flatMap((one, number) => (met(one) ? [] : [number]));
      const done = questions.length - open.length;
      return [
        h("h4", { tabindex: "-1" }, words.at_the_end),
        h("p", {}, fill(words.done, { done, of: questions.length })),
        open.length > 0 && h("p", {}, words.still_open),
        open.length > 0 &&
          h(
            "ul",
            { class: "eip-open" },
            open.map((number) => h("li", {}, steps.button(fill(words.question, { number: number + 1 }), number))),
          ),
        h("p", {}, words.then),
        h(
          "div",
          { class: "eip-row" },
          h("button", { type: "button", class: "eip-main", onclick: once(end) }, words.end),
          steps.button(words.previous, questions.length - 1),
        ),
      ];
    }
  }

  async function end() {
    if (await kit.save(card.test, "end", {})) await front(true);
  }
}

/**
 * Whether an answer leaves nothing out: boxes may be cleared again, cards and turns be left.
 * @param {any} data
 * @param {Question} one
 */
function whole(data, one) {
  if (data.cards) return Object.keys(data.cards).length === one.cards.length;
  if (data.codes) {
    return Object.keys(data.codes).length === one.turns.filter((turn) => turn.speaker === "counsellor").length;
  }
  return !data.picked || data.picked.length > 0;
}

export default test;
