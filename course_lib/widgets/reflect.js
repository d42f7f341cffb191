// Private writing, one stage at a time. While "keep" is off, nothing leaves this page, not even to the kernel.

import { h, prose, unique } from "./dom.js";
import { fill } from "./text.js";

function reflect(kit) {
  const { card, words, body, history } = kit;
  const kept = card.stages.some((stage) => history[stage.id]?.draft);
  const keep = h("input", { type: "checkbox", checked: kept, onchange: () => (keep.checked ? begin() : ask_to_forget()) });
  const stages = card.stages.map((stage) => {
    const draft = kit.draft(stage.id, { quiet: false, sends: () => keep.checked });
    return { ...stage, draft, text: draft.get()?.text ?? "" };
  });
  const state = h("p", { class: "eip-quiet" });
  const forget = h("div", { class: "eip-note" });
  const place = h("div");
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    h("div", { class: "eip-panel", "data-tone": "note" }, h("label", { class: "eip-line eip-keep" }, keep, h("span", {}, words.keep)), state, forget),
    place,
  );
  tell();
  show(0, false);

  function tell() {
    state.textContent = keep.checked ? words.kept : words.not_kept;
  }

  /** Save all that was written. */
  async function begin() {
    tell();
    for (const { draft } of stages) if ((await draft.flush()) === null) break;
  }

  /** Turning "keep" off asks first: leaving what is there or deleting it are both fine, losing it by a slip is not. */
  function ask_to_forget() {
    keep.checked = true;
    const stop = async () => {
      if ((await kit.request("forget")) === null) return;
      keep.checked = false;
      for (const { draft, text } of stages) if (text) draft.set({ text }); // it stays in the page, and may be kept again
      forget.replaceChildren();
      tell();
      kit.say(words.forgotten);
    };
    forget.replaceChildren(
      h("p", {}, words.forget_ask),
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", onclick: stop }, words.forget),
        h("button", { type: "button", onclick: () => (forget.replaceChildren(), keep.focus()) }, words.keep_on),
      ),
    );
    forget.querySelector("button").focus();
  }

  function typed(one, text) {
    one.text = text;
    one.draft.set({ text });
    kit.watch(text);
  }

  function show(number, focus = true) {
    place.replaceChildren(...(number < card.stages.length ? stage(number) : ending()));
    if (focus) place.querySelector("[tabindex='-1']")?.focus();
  }

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
      oninput: () => typed(one, area.value),
    });
    return [
      h("p", { class: "eip-place", tabindex: "-1" }, fill(words.step, { number: number + 1, of: card.stages.length })),
      h("label", { for: id, class: "eip-ask" }, one.name),
      prompt,
      area,
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", class: "eip-main", onclick: () => show(number + 1) }, number + 1 < card.stages.length ? words.next : words.finish),
        number > 0 && h("button", { type: "button", onclick: () => show(number - 1) }, words.previous),
      ),
    ];
  }

  function ending() {
    return [
      h("h4", { tabindex: "-1" }, words.yours),
      h("dl", { class: "eip-whole" }, stages.map((one) => [h("dt", {}, one.name), h("dd", {}, one.text || words.empty)])),
      prose(card.closing),
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: () => show(0) }, words.back_to_start)),
    ];
  }
}

export default reflect;
