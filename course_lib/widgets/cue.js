// The cue lab: look or listen, share out how likely each reading seems in each scene, then put it to the client in words.

import { h, once, prose, unique } from "./dom.js";
import { portrait } from "./portrait.js";
import { fill } from "./text.js";
import { voice } from "./voice.js";

/** The reading that is always on offer. */
const ELSE = "else";
const PERCENT = 100;

/** Shares as whole percentages that add up to 100: what is cut off goes to the largest remainders. */
function percentages(shares) {
  const exact = Object.entries(shares).map(([id, share]) => ({ id, whole: Math.floor(share * PERCENT), rest: (share * PERCENT) % 1 }));
  const left = PERCENT - exact.reduce((sum, one) => sum + one.whole, 0);
  const lucky = new Set([...exact].sort((a, b) => b.rest - a.rest).slice(0, left));
  return Object.fromEntries(exact.map((one) => [one.id, one.whole + (lucky.has(one) ? 1 : 0)]));
}

function cue(kit) {
  const { card, words, body, history } = kit;
  const valid = (one) => (one && !one.stale ? one : null);
  const readings = [...card.readings, { id: ELSE, text: words.something_else }];
  const timers = new Map();
  const state = card.contexts.map((context) => {
    const { shares, draft, skip } = history[context.id] ?? {};
    const [saved, begun] = [valid(shares), valid(draft)];
    return {
      shares: saved?.data.shares ?? null,
      note: saved?.reply.note ?? null,
      weights: begun && !(saved?.at > begun.at) ? begun.data.weights : saved && weighed(saved.data.shares),
      skipped: Boolean(skip),
    };
  });
  const past = history[card.id] ?? {};
  let [first, second] = [valid(past.first), valid(past.second)];
  let sounding = [];

  const place = h("div", { class: "eip-stage" });
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    h(
      "div",
      { class: "eip-lab", "data-cue": card.face ? "face" : "voice" },
      h("div", { class: "eip-drawn" }, card.face ? drawn() : heard(card.voice, [])),
      h("div", { class: "eip-noticed" }, h("h4", {}, card.face ? words.seen : words.heard), prose(card.noticed), h("p", { class: "eip-quiet" }, fill(words.reminder, { person: card.person }))),
    ),
    place,
  );
  const open = state.findIndex((one) => !one.shares && !one.skipped);
  show(open === -1 ? card.contexts.length : open, false);

  function show(number, focus = true) {
    sounding.splice(0).forEach((stop) => stop());
    place.replaceChildren(...(number < card.contexts.length ? sharing(number) : checking()));
    if (focus) place.querySelector("[tabindex='-1']").focus();
  }

  function drawn() {
    const picture = portrait(card.drawing, card.look);
    picture.show(card.face, { now: true, label: `${card.person}. ${picture.described(card.face)}` });
    return picture.element;
  }

  /** A voice; `stops` collects how to silence it when the page goes on. */
  function heard(curve, stops = sounding) {
    const { element, stop } = voice(curve, words);
    stops.push(stop);
    return element;
  }

  function weighed(shares) {
    return Object.fromEntries(Object.entries(shares).map(([id, share]) => [id, Math.round(share * PERCENT)]));
  }

  // Scene by scene ---------------------------------------------------------------------------------------------------

  function sharing(number) {
    const context = card.contexts[number];
    const mine = state[number];
    const before = [...state.slice(0, number)].reverse().find((one) => one.shares);
    // A new scene begins where the last one ended, so that what is moved is the learner's own change of mind.
    const weights = mine.weights ?? (before ? weighed(before.shares) : Object.fromEntries(readings.map(({ id }) => [id, 0])));
    mine.weights = weights;
    const note = h("div", { class: "eip-note" });
    const result = h("div", { class: "eip-result" });
    const save = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.save_shares);
    const next = h("button", { type: "button", onclick: once(go_on) }, words.skip_scene);
    const total = () => Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    const shared = () => Object.fromEntries(readings.map(({ id }) => [id, weights[id] / total()]));

    const rows = readings.map(({ id, text }) => {
      const share = h("span", { class: "eip-value", "aria-hidden": "true" });
      const input = h("input", {
        type: "range", id: unique("reading"), min: 0, max: PERCENT, step: 1, value: weights[id],
        oninput: () => {
          weights[id] = Number(input.value);
          note.replaceChildren();
          tell();
        },
        onchange: keep,
      });
      input.value = weights[id]; // the bounds were not set yet when `h` gave it its value
      return { id, input, share, element: h("li", {}, h("label", { for: input.id }, text), h("div", { class: "eip-range" }, input, share)) };
    });
    tell();

    function tell() {
      const percent = total() ? percentages(shared()) : null;
      for (const { id, input, share } of rows) {
        const text = percent ? fill(words.percent, { percent: percent[id] }) : words.no_share;
        share.textContent = text;
        input.setAttribute("aria-valuetext", text);
      }
    }

    function keep() {
      clearTimeout(timers.get(context.id));
      timers.set(context.id, setTimeout(() => kit.save(context.id, "draft", { weights: { ...weights } }, { quiet: true }), 500));
    }

    async function submit() {
      if (!total()) {
        note.replaceChildren(h("p", { role: "alert" }, words.move_first));
        return rows[0].input.focus();
      }
      clearTimeout(timers.get(context.id));
      const shares = shared();
      const reply = await kit.save(context.id, "shares", { shares });
      if (!reply) return;
      Object.assign(mine, { shares, note: reply.note });
      judge();
      result.querySelector("[tabindex='-1']").focus();
    }

    function judge() {
      result.replaceChildren(
        h("div", { class: "eip-panel", "data-tone": "note" }, h("h4", { tabindex: "-1" }, words.note), prose(mine.note)),
        ...(before ? [movement(before.shares, mine.shares)] : []),
      );
      save.textContent = words.save_again;
      save.className = "";
      next.className = "eip-main";
      next.textContent = number + 1 < card.contexts.length ? words.next_scene : words.to_words;
    }

    /** Going on without shares is a skip, and counts as done. */
    async function go_on() {
      if (!mine.shares && !mine.skipped) mine.skipped = (await kit.save(context.id, "skip", {})) !== null;
      show(number + 1);
    }

    if (mine.note) judge();
    return [
      h("h4", { tabindex: "-1" }, fill(words.scene, { number: number + 1, of: card.contexts.length, name: context.name })),
      prose(context.scene, "div", { class: "eip-scene" }),
      ...(context.voice ? [heard(context.voice)] : []),
      h("fieldset", { class: "eip-shares" }, h("legend", {}, words.how_likely), h("p", { class: "eip-quiet" }, words.how_shared), h("ul", {}, rows.map((row) => row.element))),
      note,
      h("div", { class: "eip-row" }, save),
      result,
      h("div", { class: "eip-row" }, next, number > 0 && h("button", { type: "button", onclick: () => show(number - 1) }, words.previous)),
    ];
  }

  /** How the learner's own shares have moved between two scenes. */
  function movement(from, to) {
    const [before, after] = [percentages(from), percentages(to)];
    const bar = (kind, percent) => h("div", { class: `eip-bar eip-${kind}`, style: `width:${percent}%` });
    return h(
      "div",
      { class: "eip-moved" },
      h("h4", {}, words.moved),
      h("ul", {}, readings.map(({ id, text }) =>
        h(
          "li",
          {},
          h("span", {}, text),
          h("span", { class: "eip-change" }, fill(before[id] === after[id] ? words.stayed : words.from_to, { before: before[id], after: after[id] })),
          h("div", { class: "eip-bars", "aria-hidden": "true" }, bar("before", before[id]), bar("after", after[id])),
        ))),
      h("p", { class: "eip-quiet" }, words.moved_note),
    );
  }

  // In the learner's own words ---------------------------------------------------------------------------------------

  function checking() {
    const back = h("button", { type: "button", onclick: () => show(card.contexts.length - 1) }, words.to_scenes);
    const head = h("h4", { tabindex: "-1" }, words.in_words);
    if (!first) return [head, prose(card.task), ...writing("first", words.your_check, words.compare, "", back)];
    const compared = [head, prose(card.task), ...own(words.your_first, first), ...comparison()];
    if (!second) {
      const retry = h("div", { class: "eip-panel", "data-tone": "note" }, h("h4", {}, words.try_again), prose(first.reply.retry));
      return [...compared, retry, ...writing("second", words.second_check, words.save_second, first.at, back)];
    }
    const once_more = () => {
      first = { ...first, at: second.at }; // the draft of the last try is done with
      second = null;
      show(card.contexts.length);
    };
    const again = h("button", { type: "button", onclick: once_more }, words.once_more);
    return [...compared, ...own(words.your_second, second), h("p", { class: "eip-closing" }, fill(words.closing, { person: card.person })), h("div", { class: "eip-row" }, again, back)];
  }

  function writing(act, label, send, after, back) {
    const draft = kit.draft(card.id, { after });
    const earlier = past.second ?? past.first; // of another version: shown again, so that no words are lost
    const area = h("textarea", {
      id: unique("check"), rows: 3, value: draft.get()?.text || (earlier?.stale ? earlier.data.text : ""),
      oninput: () => {
        draft.set({ text: area.value });
        kit.watch(area.value);
      },
    });
    const note = h("div", { class: "eip-note" });
    const submit = async () => {
      const short = area.value.trim().split(/\s+/).length < 3;
      note.replaceChildren(...(short ? [h("p", { role: "alert" }, words.too_short)] : []));
      if (short) return area.focus();
      const data = { text: area.value };
      const reply = await kit.save(card.id, act, data);
      if (!reply) return;
      draft.done();
      if (act === "first") first = { data, reply, at: reply.at };
      else second = { data, reply, at: reply.at };
      show(card.contexts.length);
    };
    return [
      h("label", { for: area.id, class: "eip-ask" }, label),
      area,
      note,
      h("div", { class: "eip-row" }, h("button", { type: "button", class: "eip-main", onclick: once(submit) }, send), back),
    ];
  }

  function own(title, attempt) {
    return [h("h5", {}, title), h("blockquote", { class: "eip-own" }, attempt.data.text)];
  }

  function comparison() {
    return [
      h("h5", {}, words.others),
      h("p", { class: "eip-quiet" }, words.key_note),
      h("ul", { class: "eip-checks" }, first.reply.checks.map((check) =>
        h("li", { "data-quality": check.quality }, h("p", { class: "eip-quality" }, words[check.quality]), prose(check.reply, "blockquote"), prose(check.note)))),
    ];
  }
}

export default cue;
