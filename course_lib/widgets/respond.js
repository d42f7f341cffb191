// Answering a client. Order matters: own words, own rating, then the coach, then other replies, then a second try.

import { h, once, prose, unique } from "./dom.js";
import { meant, others } from "./reading.js";
import { fill } from "./text.js";

const RATINGS = ["yes", "partly", "no"];

function respond(kit) {
  const { card, words, body, history } = kit;
  const past = history[card.id] ?? {};
  let first = past.first && !past.first.stale ? past.first : null;
  let second = past.second && !past.second.stale ? past.second : null;
  const objections = new Map(); // typed and not yet kept
  const place = h("div");
  body.append(
    prose(card.scene, "div", { class: "eip-intro" }),
    h("blockquote", { class: "eip-speech" }, h("p", { class: "eip-who" }, fill(words.says, { client: card.client })), prose(card.says)),
    place,
  );
  if (card.risk) body.append(h("div", { class: "eip-panel", "data-tone": "warm" }, h("p", {}, words.risk)));
  draw();

  function draw(focus = false) {
    if (!first) place.replaceChildren(...writing());
    else if (!second) place.replaceChildren(...mine("first", first), ...comparison(), ...again());
    else place.replaceChildren(...mine("first", first), ...comparison(), ...mine("second", second), ...closing());
    if (focus) place.querySelector("[tabindex='-1']")?.focus();
  }

  function editor(label, after) {
    const draft = kit.draft(card.id, { after });
    const id = unique("reply");
    const earlier = past.second ?? past.first; // of another version: shown again, so that no words are lost
    const area = h("textarea", { id, rows: 4, value: draft.get()?.text || (earlier?.stale ? earlier.data.text : ""), oninput: () => draft.set({ text: area.value }) });
    const note = h("div", { class: "eip-note" });
    const words_in = () => area.value.trim().split(/\s+/).filter(Boolean).length;
    return {
      area,
      note,
      draft,
      elements: [h("label", { for: id, class: "eip-ask" }, label), area, note],
      ready: () => {
        const text = words_in() < 3 ? words.too_short : words_in() > 150 ? words.too_long : "";
        note.replaceChildren(...(text ? [h("p", { role: "alert" }, text)] : []));
        if (text) area.focus();
        return !text;
      },
    };
  }

  function writing() {
    const { area, note, draft, elements, ready } = editor(words.your_reply);
    const questions = card.self_check.map((question) => {
      const name = unique("rating");
      const inputs = RATINGS.map((value) => h("input", { type: "radio", name, value }));
      return {
        inputs,
        element: h(
          "fieldset",
          { class: "eip-rating" },
          h("legend", {}, question),
          h("div", {}, RATINGS.map((value, index) => h("label", {}, inputs[index], words[value]))),
        ),
      };
    });
    const submit = async () => {
      if (!ready()) return;
      const ratings = questions.map(({ inputs }) => inputs.find((input) => input.checked)?.value);
      if (ratings.includes(undefined)) {
        note.replaceChildren(h("p", { role: "alert" }, words.rate_first));
        return;
      }
      const data = { text: area.value, ratings };
      const reply = await kit.save(card.id, "first", data);
      if (!reply) return;
      draft.done();
      first = { data, reply, at: reply.at };
      draw(true);
    };
    return [
      prose(card.task),
      ...elements,
      h("div", { class: "eip-ratings" }, h("h4", {}, words.rate), questions.map(({ element }) => element)),
      h("div", { class: "eip-row" }, h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.compare)),
    ];
  }

  function mine(which, attempt) {
    return [
      h("h4", { tabindex: "-1", class: "eip-yours" }, words[`your_${which}`]),
      h("blockquote", { class: "eip-own" }, attempt.data.text),
      coached(which, attempt),
    ];
  }

  /** What the coach reads, and the learner's right to see it otherwise; that a danger was left unasked isn't open to it. */
  function coached(which, attempt) {
    if (!attempt.reply.coach) return h("p", { class: "eip-quiet" }, words.no_coach);
    const { safety, arguable, told, to_try, strength, changed } = attempt.reply.coach;
    const lines = (of) => h("ul", {}, of.map((line) => h("li", {}, line)));
    return h(
      "div",
      { class: "eip-panel eip-coach", "data-tone": safety ? "warm" : "plain" },
      h("h5", {}, safety ? words.coach_safety : words.coach),
      told.length > 1 ? lines(told) : h("p", {}, told[0]),
      to_try && [h("h6", {}, words.to_try), h("p", {}, to_try)],
      strength && [h("h6", {}, words.strength), h("p", {}, strength)],
      changed.length > 0 && [h("h6", {}, words.changed), changed.length > 1 ? lines(changed) : h("p", {}, changed[0])],
      h("p", { class: "eip-quiet" }, words.coach_note),
      arguable ? otherwise(`otherwise-${which}`, attempt.at) : null,
    );
  }

  /** What the learner sees in a reply and the coach doesn't. It belongs to the reply that was there when it was written. */
  function otherwise(act, since) {
    const kept = past[act]?.at > since ? past[act].data.text : "";
    const id = unique("otherwise");
    const area = h("textarea", { id, rows: 2, value: objections.get(act) ?? kept, oninput: () => objections.set(act, area.value) });
    const note = h("p", { class: "eip-quiet", role: "status" }, kept ? words.otherwise_kept : "");
    async function keep() {
      note.textContent = area.value.trim() ? "" : words.otherwise_empty;
      if (!area.value.trim()) return area.focus();
      const saved = await kit.save(card.id, act, { text: area.value });
      if (!saved) return;
      past[act] = { data: { text: area.value }, at: saved.at };
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

  function comparison() {
    const { key_ideas, traps } = first.reply;
    return [
      meant(first.reply, card.client, words),
      ...others(first.reply.models, words),
      h(
        "details",
        {},
        h("summary", {}, words.more),
        h("h4", {}, words.ideas),
        h("ul", {}, key_ideas.map((idea) => h("li", {}, idea))),
        h("h4", {}, words.traps),
        h("dl", {}, traps.map((trap) => [h("dt", {}, trap.name), prose(trap.why, "dd")])),
      ),
    ];
  }

  function again() {
    const { area, draft, elements, ready } = editor(words.second_reply, first.at);
    const submit = async () => {
      if (!ready()) return;
      const data = { text: area.value };
      const reply = await kit.save(card.id, "second", data);
      if (!reply) return;
      draft.done();
      objections.delete("otherwise-second");
      second = { data, reply, at: reply.at };
      draw(true);
    };
    return [
      h("div", { class: "eip-panel", "data-tone": "note" }, h("h4", {}, words.try_again), prose(first.reply.retry)),
      h("div", { class: "eip-second" }, ...elements),
      h("div", { class: "eip-row" }, h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.save_second)),
    ];
  }

  function closing() {
    const once_more = () => {
      first = { ...first, at: second.at }; // the draft of the last try is done with
      second = null;
      draw(true);
    };
    return [
      h("p", {}, words.closing),
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: once_more }, words.once_more)),
    ];
  }
}

export default respond;
