// Private writing, one stage at a time. While "keep" is off, nothing leaves this page, not even to the kernel.

import { h, prose, typed, unique } from "../frame/dom.js";
import { download } from "../frame/download.js";
import { stepper } from "../frame/stepper.js";
import { fill, spokenDay } from "../frame/text.js";
import { page } from "./reflect_page.js";

/** @typedef {{ title: string, file: string, intro: string, stages: { id: string, name: string, prompt: string }[], closing: string, style: string }} Card */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function reflect(kit) {
  const { card, words, body, history } = kit;
  const kept = card.stages.some((stage) => history[stage.id]?.draft);
  const keep = h("input", { type: "checkbox", checked: kept, onchange: () => (keep.checked ? begin() : ask()) });
  const stages = card.stages.map((stage) => {
    const draft = kit.draft(stage.id, { quiet: false, sends: () => keep.checked });
    return { ...stage, draft, text: /** @type {string} */ (draft.get()?.text ?? "") };
  });
  const state = h("p", { class: "eip-quiet" });
  const forget = h("div", { class: "eip-note" });
  const place = h("div");
  const steps = stepper(place, (number) => (number < stages.length ? stage(number) : ending()));
  const line = h("label", { class: "eip-line eip-keep" }, keep, h("span", {}, words.keep));
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    h("div", { class: "eip-panel", "data-tone": "note" }, line, state, forget),
    place,
  );
  tell();
  steps.show(0, false);

  function tell() {
    state.textContent = keep.checked ? words.kept : words.not_kept;
  }

  /** Save all that was written. */
  async function begin() {
    tell();
    for (const { draft } of stages) if ((await draft.flush()) === null) break;
  }

  /** Turning "keep" off asks first: leaving what is there or deleting it are both fine, losing it by a slip is not. */
  function ask() {
    keep.checked = true;
    const button = h("button", { type: "button", onclick: stop }, words.forget);
    const stay = h("button", { type: "button", onclick: keep_on }, words.keep_on);
    forget.replaceChildren(h("p", {}, words.forget_ask), h("div", { class: "eip-row" }, button, stay));
    button.focus();
  }

  async function stop() {
    if ((await kit.request("forget")) === null) return;
    keep.checked = false;
    for (const { draft, text } of stages) if (text) draft.set({ text }); // it stays in the page, and may be kept again
    forget.replaceChildren();
    tell();
    kit.say(words.forgotten);
  }

  function keep_on() {
    forget.replaceChildren();
    keep.focus();
  }

  /** @param {number} number */
  function stage(number) {
    const one = stages[number];
    const id = unique("stage");
    const prompt = prose(one.prompt, "div", { id: `${id}-prompt` });
    const area = h("textarea", {
      id,
      rows: 6,
      value: one.text,
      "aria-describedby": prompt.id,
      autocomplete: "off",
      oninput: () => {
        one.text = area.value;
        one.draft.set({ text: area.value });
        kit.watch(area.value);
      },
    });
    const on = number + 1 < stages.length ? words.next : words.finish;
    return [
      steps.line(words.step, number, stages.length),
      h("label", { for: id, class: "eip-ask" }, one.name),
      prompt,
      area,
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", class: "eip-main", onclick: () => steps.show(number + 1) }, on),
        number > 0 && steps.button(words.previous, number - 1),
      ),
    ];
  }

  function ending() {
    const whole = stages.map((one) => [h("dt", {}, one.name), typed("dd", one.text || words.empty)]);
    return [
      h("h4", { tabindex: "-1" }, words.yours),
      h("dl", { class: "eip-whole" }, whole),
      prose(card.closing),
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", onclick: take }, words.take_along),
        steps.button(words.back_to_start, 0),
      ),
    ];
  }

  /** The page is made here and handed to the browser: taking it along keeps nothing in the course. */
  function take() {
    const parts = stages.map((one) => ({ name: one.name, text: one.text || words.empty }));
    const day = spokenDay(new Date(), { year: true });
    download(card.file, "text/html", page(card.title, day, parts, words.page_note, card.style));
    kit.say(fill(words.taken, { name: card.file }));
  }
}

export default reflect;
