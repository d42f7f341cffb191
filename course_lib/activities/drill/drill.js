// A drill: one line at a time. Own words first, then what was seen of the skill, then other replies, then once more.

import { h, once, prose, typed } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { earlier, speech } from "../frame/reading.js";
import { stepper } from "../frame/stepper.js";
import { fill } from "../frame/text.js";
import { wordBox } from "../frame/word_box.js";
import { replies, seen } from "./drill_seen.js";

/** @typedef {{ level: number, name: string, age: number, detail: string, before: { speaker: "client" | "counsellor", text: string }[], says: string }} Line */
/**
 * @typedef {object} Card
 * @property {string} id
 * @property {string} title
 * @property {string} skill
 * @property {string} about  HTML
 * @property {{ says: string, reply: string }} example  HTML
 * @property {number[]} words  how many an answer has, at the least and at the most
 * @property {Record<string, Line>} lines  by id
 */
/**
 * Where the learner is, as the kernel counts it. Answers to the round of `last` are later than `since`; those to the
 * next round will be later than `ended`.
 * @typedef {object} Summary
 * @property {string} since
 * @property {string} ended
 * @property {number} number  of lines answered in this round
 * @property {number} of
 * @property {string | null} last
 * @property {string} next
 * @property {number} level
 * @property {-1 | 0 | 1} moved  by the last answer
 * @property {{ level: number, asked: number, there: number }[]} levels
 */
/** @typedef {{ data: { text: string }, reply: import("./drill_seen.js").Reply, at: string }} Attempt */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function drill(kit) {
  const { card, words, body, history } = kit;
  /** What was answered, by line. @type {Map<string, { first: Attempt | null, second: Attempt | null }>} */
  const mine = new Map(
    Object.keys(card.lines).map((id) => [id, { first: fresh(history[id]?.first), second: fresh(history[id]?.second) }]),
  );
  const place = h("div", { class: "eip-stage" });
  const steps = stepper(place, () => shown());
  /** A line to answer, what was seen in the last answer, or the end of a round. @type {"asking" | "told" | "closing"} */
  let view = beginning();
  const sample = example();
  body.append(prose(card.about, "div", { class: "eip-intro" }), sample, place);
  steps.show(0, false);

  /** @returns {Summary} */
  function where() {
    return kit.summary;
  }

  /** What to show first: whatever somebody had begun to write, or else where they were. */
  function beginning() {
    const { last, next, number, of, ended } = where();
    if (kit.draft(next, { after: ended }).get()?.text) return "asking";
    const first = last && attempts(last).first;
    const more = last && first && kit.draft(last, { after: first.at }).get()?.text;
    if (number >= of && !more) return "closing";
    return first ? "told" : "asking";
  }

  /** @param {typeof view} to */
  function show(to) {
    view = to;
    steps.show(0);
  }

  function shown() {
    const { last, next } = where();
    if (view === "closing") return closing();
    return view === "told" && last ? answered(last) : asked(next);
  }

  /**
   * What was answered to a line in this round.
   * @param {string} id
   */
  function attempts(id) {
    const { first, second } = mine.get(id) ?? { first: null, second: null };
    if (!first || first.at <= where().since) return { first: null, second: null };
    return { first, second: second && second.at > first.at ? second : null };
  }

  function example() {
    return h(
      "details",
      { class: "eip-example", open: !where().last },
      h("summary", {}, words.example),
      h("p", { class: "eip-who" }, words.example_says),
      prose(card.example.says),
      h("p", { class: "eip-who" }, words.example_reply),
      prose(card.example.reply),
    );
  }

  /**
   * Who speaks, and what was said.
   * @param {string} id
   * @param {HTMLElement} head
   */
  function speaking(id, head) {
    const { name, age, detail, before, says } = card.lines[id];
    const who = fill(words.says, { client: name, age, detail });
    return [
      head,
      ...earlier({ client: name, before }, words),
      speech({ client: name, says }, words, { who, heard: true }),
    ];
  }

  /**
   * @param {string} id
   * @param {number} number
   */
  function place_line(id, number) {
    return fill(words.place, { number, of: where().of, level: words[`level_${card.lines[id].level}`] });
  }

  /**
   * @param {string} id
   * @param {"first" | "second"} act
   * @param {string} label
   * @param {string} after  drafts from before this time are over
   * @param {string} send
   * @param {HTMLElement} on  the button that goes on without it
   */
  function writing(id, act, label, after, send, on) {
    const box = wordBox(kit, id, label, { after });

    async function submit() {
      const attempt = box.ready() && (await box.send(act));
      if (!attempt) return;
      mine.set(id, act === "first" ? { first: attempt, second: null } : { ...attempts(id), second: attempt });
      sample.open = false;
      show("told");
    }

    const save = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, send);
    return [...box.elements, h("div", { class: "eip-row" }, save, on)];
  }

  /** @param {string} id */
  function asked(id) {
    const { number, of, ended, moved } = where();
    const full = number >= of; // so this line begins another round
    const change = full || !moved ? "" : ` ${moved > 0 ? words.harder : words.easier}`;
    const head = h("p", { class: "eip-place", tabindex: "-1" }, place_line(id, full ? 1 : number + 1), change);
    const skip = h("button", { type: "button", onclick: once(pass) }, words.skip_line);

    async function pass() {
      if (!(await kit.save(id, "skip", {}))) return;
      mine.set(id, { first: null, second: null });
      show(where().number < of ? "asking" : "closing");
    }

    return [...speaking(id, head), ...writing(id, "first", words.your_answer, ended, words.save, skip)];
  }

  /** @param {string} id */
  function answered(id) {
    const { number, of } = where();
    const { first, second } = attempts(id);
    if (!first) return [];
    const on = h("button", { type: "button", onclick: go_on }, number < of ? words.next : words.finish);
    const line = speaking(id, h("p", { class: "eip-place" }, place_line(id, number)));
    const told = [...line, ...own("first", first, !second), ...replies(first.reply, words, kit.reviewed(id))];
    if (!second) return [...told, ...writing(id, "second", words.again, first.at, words.save_second, on)];
    on.classList.add("eip-main");
    return [...told, ...own("second", second, true), h("div", { class: "eip-row" }, on)];
  }

  /**
   * @param {"first" | "second"} which
   * @param {Attempt} attempt
   * @param {boolean} latest
   */
  function own(which, attempt, latest) {
    return [
      h("h4", { tabindex: latest && "-1", class: "eip-yours" }, words[`your_${which}`]),
      typed("blockquote", attempt.data.text, { class: "eip-own" }),
      seen(attempt.reply.seen, card.skill, words),
    ];
  }

  function go_on() {
    show(where().number < where().of ? "asking" : "closing");
  }

  function closing() {
    const { levels, level, last, of } = where();
    const rows = levels.map((one) => h("li", {}, fill(words.at_level, { ...one, level: words[`level_${one.level}`] })));
    const look = last && attempts(last).first;
    return [
      h("h4", { tabindex: "-1" }, fill(words.closing, { of })),
      h("ul", {}, rows),
      h("p", {}, fill(words.tomorrow, { level: words[`level_${level}`] })),
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", onclick: () => show("asking") }, fill(words.more, { of })),
        look && h("button", { type: "button", onclick: () => show("told") }, words.look_back),
      ),
    ];
  }
}

export default drill;
