// A form of the skill test: ten vignettes one at a time, nothing told before the last; then a look back at each.

import { sureness } from "../frame/confidence.js";
import { watcher } from "../frame/danger.js";
import { h, once, prose, unique, warn } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { speech } from "../frame/reading.js";
import { firstOpen, stepper } from "../frame/stepper.js";
import { fill, wrongLength } from "../frame/text.js";
import { lookBack } from "./form_look_back.js";

/** @typedef {{ id: string, prompt: string, options: string[], places: number[] }} Choice  a question, HTML; `places` is the order in which its options are shown */
/** @typedef {{ id: string, client: string, scene: string, says: string, options?: undefined }} Written  a reply to write */
/** @typedef {{ title: string, intro: string, task: string, vignettes: (Choice | Written)[], qualities: string[], words: number[] }} Card */
/** @typedef {{ answer: any, at: string, skipped: boolean, earlier: string }} Mine */

/**
 * A question as it is asked. `read` gives the answer, and what is missing in it.
 * @typedef {object} Asked
 * @property {import("../frame/dom.js").Child[]} elements
 * @property {() => { data: object, missing: string }} read
 * @property {() => void} focus
 * @property {() => void} saved
 */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function form(kit) {
  const { card, words, body, history, help } = kit;
  const count = card.vignettes.length;
  /** @type {Mine[]} */
  const state = card.vignettes.map(({ id }) => {
    const { answer, skip } = history[id] ?? {};
    const last = fresh(answer);
    // Words for an earlier version of a vignette are shown again, so that none are lost.
    const earlier = answer?.data.text ?? "";
    return { answer: last?.data ?? null, at: last?.at ?? "", skipped: Boolean(fresh(skip)), earlier };
  });
  const done = (/** @type {Mine} */ one) => Boolean(one.answer) || one.skipped;
  const opening = h(
    "details",
    { open: !state.some(done) },
    h("summary", {}, words.how),
    prose(card.intro),
    prose(card.task),
  );
  const place = h("div");
  const steps = stepper(place, (number) => {
    opening.hidden = kit.summary.over;
    return kit.summary.over ? lookBack(kit) : vignette(number % count);
  });
  body.append(opening, place);
  steps.show(firstOpen(state, done), false);

  /** @param {number} number */
  function vignette(number) {
    const one = card.vignettes[number];
    const mine = state[number];
    const asked = one.options ? choice(one, mine) : written(one, mine);
    const note = h("div", { class: "eip-note" });

    async function submit() {
      const { data, missing } = asked.read();
      warn(note, missing);
      if (missing) return asked.focus();
      if (JSON.stringify(data) !== JSON.stringify(mine.answer)) {
        const saved = await kit.save(one.id, "answer", data);
        if (!saved) return;
        asked.saved();
        Object.assign(mine, { answer: data, at: saved.at });
      }
      go_on();
    }

    async function skip() {
      if (!mine.skipped) mine.skipped = (await kit.save(one.id, "skip", {})) !== null;
      if (mine.skipped) go_on();
    }

    function go_on() {
      opening.open = false;
      steps.show(number + 1 < count ? number + 1 : firstOpen(state, done));
    }

    const last = state.every((other) => other === mine || done(other));
    return [
      steps.line(words.place, number, count),
      ...asked.elements,
      note,
      last && h("p", { class: "eip-last" }, fill(words.last, { of: count })),
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.save),
        !mine.answer && h("button", { type: "button", onclick: once(skip) }, words.skip_this),
        number > 0 && steps.button(words.previous, number - 1),
      ),
    ];
  }

  /**
   * @param {Choice} one
   * @param {Mine} mine
   * @returns {Asked}
   */
  function choice(one, mine) {
    const name = unique("option");
    const inputs = one.options.map((_, index) =>
      h("input", { type: "radio", name, value: index, checked: mine.answer?.picked[0] === index }),
    );
    const sure = sureness(words, mine.answer?.confidence);
    const options = one.options.map((text, index) =>
      h("li", { class: "eip-option" }, h("label", {}, inputs[index], prose(text, "span"))),
    );
    const shown = one.places.map((index) => options[index]);
    const question = h("fieldset", {}, prose(one.prompt, "legend"), h("ul", { class: "eip-options" }, shown));
    return {
      elements: [question, sure.element],
      read: () => {
        const picked = inputs.findIndex((input) => input.checked);
        const missing = picked < 0 ? words.pick_first : sure.value() === null ? words.sure_first : "";
        return { data: { picked: [picked], confidence: sure.value() }, missing };
      },
      focus: () => {
        const open = inputs.some((input) => input.checked) ? sure.element : question;
        open.querySelector("input")?.focus();
      },
      saved: () => {},
    };
  }

  /**
   * @param {Written} one
   * @param {Mine} mine
   * @returns {Asked}
   */
  function written(one, mine) {
    const id = unique("reply");
    const draft = kit.draft(one.id, { after: mine.at });
    const value = draft.get()?.text || mine.answer?.text || mine.earlier;
    const area = h("textarea", { id, rows: 4, value, oninput: typed });
    const lines = h("div", { role: "status" });
    const watch = watcher(help.risk_words, offer_help);

    function typed() {
      draft.set({ text: area.value });
      watch(area.value);
    }

    /** Asking a client about suicide uses words of danger too, so nothing opens by itself: help is offered beside. */
    function offer_help() {
      const show_lines = h("button", { type: "button", onclick: () => kit.panel.open() }, words.show_lines);
      const panel = h("div", { class: "eip-panel", "data-tone": "note" }, h("p", {}, words.about_you), show_lines);
      lines.replaceChildren(panel);
    }

    return {
      elements: [
        prose(one.scene, "div", { class: "eip-scene" }),
        speech(one, words),
        h("label", { for: id, class: "eip-ask" }, fill(words.your_reply, { client: one.client })),
        area,
        lines,
      ],
      read: () => {
        return { data: { text: area.value }, missing: wrongLength(area.value, card.words, words) };
      },
      focus: () => area.focus(),
      saved: () => draft.done(),
    };
  }
}

export default form;
