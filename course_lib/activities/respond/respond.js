// Answering a client. Order matters: own words, own rating, then the coach, then other replies, then a second try.

import { h, once, present, prose, typed, unique, warn } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { earlier, meant, others, owed, speech } from "../frame/reading.js";
import { wordBox } from "../frame/word_box.js";

/** @typedef {{ id: string, title: string, client: string, scene: string, before: { speaker: "client" | "counsellor", text: string }[], says: string, task: string, self_check: string[], ratings: string[], words: number[], risk: string | null }} Card */
/**
 * @typedef {object} Coached  what the coach says, in sentences
 * @property {boolean} safety
 * @property {boolean} look  whether it stops for the learner to look: what is owed may be there
 * @property {boolean} arguable  whether the learner may see it otherwise
 * @property {string[]} told
 * @property {string | null} to_try
 * @property {string | null} strength
 * @property {string[]} changed
 */
/**
 * @typedef {object} More  beside our reading: replies to compare with, ideas, traps, what to try again
 * @property {{ reply: string, quality: string, note: string }[]} models
 * @property {string[]} key_ideas
 * @property {{ name: string, why: string }[]} traps
 * @property {string} retry
 * @property {Coached | null} coach
 */
/** @typedef {import("../frame/reading.js").Reading & More} Reply */
/** @typedef {{ data: { text: string }, reply: Reply, at: string }} Attempt */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function respond(kit) {
  const { card, words, body, history } = kit;
  const past = { ...history[card.id] };
  let first = /** @type {Attempt | null} */ (fresh(past.first));
  let second = /** @type {Attempt | null} */ (fresh(past.second));
  /** Objections that were typed and are not kept yet. @type {Map<string, string>} */
  const objections = new Map();
  const place = h("div");
  body.append(
    prose(card.scene, "div", { class: "eip-intro" }),
    ...earlier(card, words),
    speech(card, words, { heard: true }),
    place,
  );
  draw();

  /** @param {"first" | "second"} [news]  the reply that has just come; the eye is led there */
  function draw(news) {
    place.replaceChildren(...present(shown()));
    kit.finished(second ? words.done : "");
    if (news) /** @type {HTMLElement | null} */ (place.querySelector(`[data-reply="${news}"]`))?.focus();
  }

  function shown() {
    if (!first) return writing();
    const compared = [...mine("first", first), ...comparison(first.reply)];
    return second ? [...compared, ...mine("second", second), ...closing()] : [...compared, ...again(first)];
  }

  function writing() {
    const rated = () => questions.map(({ inputs }) => inputs.find((input) => input.checked)?.value ?? null);
    const box = wordBox(kit, card.id, words.your_reply, { rows: 4, beside: () => ({ ratings: rated() }) });
    const questions = card.self_check.map((question, number) => {
      const name = unique("rating");
      const mine = box.begun?.ratings?.[number];
      const inputs = card.ratings.map((value) =>
        h("input", { type: "radio", name, value, checked: value === mine, onchange: box.changed }),
      );
      const labels = card.ratings.map((value, index) => h("label", {}, inputs[index], words[value]));
      const element = h("fieldset", { class: "eip-rating" }, h("legend", {}, question), h("div", {}, labels));
      return { inputs, element };
    });

    async function submit() {
      if (!box.ready()) return;
      const ratings = rated();
      if (ratings.includes(null)) return warn(box.note, words.rate_first);
      const attempt = await box.send("first", { ratings });
      if (!attempt) return;
      first = attempt;
      draw("first");
    }

    const rows = questions.map(({ element }) => element);
    return [
      prose(card.task),
      ...box.elements,
      h("div", { class: "eip-ratings" }, h("h4", {}, words.rate), rows),
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.compare),
      ),
    ];
  }

  /**
   * @param {"first" | "second"} which
   * @param {Attempt} attempt
   */
  function mine(which, attempt) {
    return [
      h("h4", { tabindex: "-1", class: "eip-yours", "data-reply": which }, words[`your_${which}`]),
      typed("blockquote", attempt.data.text, { class: "eip-own" }),
      coached(which, attempt),
    ];
  }

  /**
   * What the coach reads, and the learner's right to see it otherwise; that a danger was left unasked isn't open to it.
   * @param {"first" | "second"} which
   * @param {Attempt} attempt
   */
  function coached(which, attempt) {
    if (!attempt.reply.coach) return h("p", { class: "eip-quiet" }, words.no_coach);
    const { safety, look, arguable, told, to_try, strength, changed } = attempt.reply.coach;
    const lines = (/** @type {string[]} */ of) =>
      of.length > 1
        ? h(
            "ul",
            {},
            of.map((line) => h("li", {}, line)),
          )
        : h("p", {}, of[0]);
    return h(
      "div",
      { class: "eip-panel eip-coach", "data-tone": safety ? "warm" : "plain" },
      h("h5", {}, look ? words.coach_look : safety ? words.coach_safety : words.coach),
      told.length > 0 && lines(told),
      to_try && [h("h6", {}, words.to_try), h("p", {}, to_try)],
      strength && [h("h6", {}, words.strength), h("p", {}, strength)],
      changed.length > 0 && [h("h6", {}, words.changed), lines(changed)],
      h("p", { class: "eip-quiet" }, words.coach_note),
      arguable && otherwise(`otherwise-${which}`, attempt.at),
    );
  }

  /**
   * What the learner sees in a reply and the coach doesn't. It belongs to the reply that was there when it was written.
   * @param {string} act
   * @param {string} since
   */
  function otherwise(act, since) {
    const kept = past[act]?.at > since ? past[act].data.text : "";
    const id = unique("otherwise");
    const value = objections.get(act) ?? kept;
    const area = h("textarea", { id, rows: 2, value, oninput: () => objections.set(act, area.value) });
    const note = h("p", { class: "eip-quiet", role: "status" }, kept ? words.otherwise_kept : "");

    async function keep() {
      note.textContent = area.value.trim() ? "" : words.otherwise_empty;
      if (!area.value.trim()) return area.focus();
      const data = { text: area.value };
      const saved = await kit.save(card.id, act, data);
      if (!saved) return;
      past[act] = { data, at: saved.at, reply: {}, times: 1, stale: false };
      objections.delete(act);
      note.textContent = words.otherwise_kept;
    }

    return h(
      "details",
      { open: Boolean(area.value) },
      h("summary", {}, words.otherwise),
      h("label", { for: id, class: "eip-ask" }, words.otherwise_ask),
      area,
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: once(keep) }, words.otherwise_keep)),
      note,
    );
  }

  /** @param {Reply} reply */
  function comparison(reply) {
    const ideas = reply.key_ideas.map((idea) => h("li", {}, idea));
    const traps = reply.traps.map((trap) => [h("dt", {}, trap.name), prose(trap.why, "dd")]);
    return [
      ...(reply.coach?.safety ? [] : owed(card.risk, words)), // else the coach has said it already
      meant(reply, card.client, words),
      ...others(reply.models, words, kit.reviewed(card.id)),
      h(
        "details",
        {},
        h("summary", {}, words.more),
        h("h4", {}, words.ideas),
        h("ul", {}, ideas),
        h("h4", {}, words.traps),
        h("dl", {}, traps),
      ),
    ];
  }

  /** @param {Attempt} before */
  function again(before) {
    const box = wordBox(kit, card.id, words.second_reply, { after: before.at, rows: 4 });

    async function submit() {
      const attempt = box.ready() && (await box.send("second"));
      if (!attempt) return;
      objections.delete("otherwise-second");
      second = attempt;
      draw("second");
    }

    return [
      h("div", { class: "eip-panel", "data-tone": "note" }, h("h4", {}, words.try_again), prose(before.reply.retry)),
      h("div", { class: "eip-second" }, box.elements),
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.save_second),
      ),
    ];
  }

  function closing() {
    const once_more = () => {
      if (first && second) first = { ...first, at: second.at }; // the draft of the last try is done with
      second = null;
      draw();
      place.querySelector("textarea")?.focus();
    };
    return [
      h("p", {}, words.closing),
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: once_more }, words.once_more)),
    ];
  }
}

export default respond;
