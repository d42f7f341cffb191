// A form of the skill test: ten vignettes one at a time, nothing told before the last; then a look back at each.

import { sureness } from "./confidence.js";
import { watcher } from "./danger.js";
import { h, once, prose, unique } from "./dom.js";
import { meant, others } from "./reading.js";
import { fill } from "./text.js";

const QUALITIES = ["misses", "follows", "meets"];

function form(kit) {
  const { card, words, body, history, help } = kit;
  const count = card.vignettes.length;
  const state = card.vignettes.map(({ id }) => {
    const { answer, skip } = history[id] ?? {};
    const fresh = answer && !answer.stale ? answer : null;
    // Words for an earlier version of a vignette are shown again, so that none are lost.
    return { answer: fresh?.data ?? null, at: fresh?.at ?? "", skipped: Boolean(skip && !skip.stale), earlier: answer?.data.text ?? "" };
  });
  const open = (one) => !one.answer && !one.skipped;
  const opening = h(
    "details",
    { open: state.every(open) },
    h("summary", {}, words.how),
    prose(card.intro),
    prose(card.task),
  );
  const place = h("div");
  body.append(opening, place);
  show(false);

  /** Show a vignette, by default the first that is open; the look back once none is. */
  function show(focus = true, number = state.findIndex(open)) {
    opening.hidden = kit.summary.over;
    place.replaceChildren(...(kit.summary.over ? look_back() : vignette(Math.max(number, 0))));
    if (focus) place.querySelector("[tabindex='-1']").focus();
  }

  // Ten vignettes -----------------------------------------------------------------------------------------------------

  function vignette(number) {
    const one = card.vignettes[number];
    const mine = state[number];
    const asked = one.options ? choice(one, mine) : written(one, mine);
    const note = h("div", { class: "eip-note" });
    const save = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.save);

    async function submit() {
      const { data, missing } = asked.read();
      note.replaceChildren(...(missing ? [h("p", { role: "alert" }, missing)] : []));
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
      show(true, number + 1 < count ? number + 1 : undefined);
    }

    const last = state.every((other) => other === mine || !open(other));
    return [
      h("p", { class: "eip-place", tabindex: "-1" }, fill(words.place, { number: number + 1, of: count })),
      ...asked.elements,
      note,
      last ? h("p", { class: "eip-last" }, fill(words.last, { of: count })) : null,
      h(
        "div",
        { class: "eip-row" },
        save,
        mine.answer ? null : h("button", { type: "button", onclick: once(skip) }, words.skip_this),
        number > 0 && h("button", { type: "button", onclick: () => show(true, number - 1) }, words.previous),
      ),
    ].filter(Boolean);
  }

  function choice(one, mine) {
    const name = unique("option");
    const inputs = one.options.map((_, index) => h("input", { type: "radio", name, value: index, checked: mine.answer?.picked[0] === index }));
    const sure = sureness(words, mine.answer?.confidence);
    return {
      elements: [
        h(
          "fieldset",
          {},
          prose(one.prompt, "legend"),
          h("ul", { class: "eip-options" }, one.options.map((text, index) =>
            h("li", { class: "eip-option" }, h("label", {}, inputs[index], prose(text, "span"))),
          )),
        ),
        sure.element,
      ],
      read: () => {
        const picked = inputs.findIndex((input) => input.checked);
        const missing = picked < 0 ? words.pick_first : sure.value() === null ? words.sure_first : "";
        return { data: { picked: [picked], confidence: sure.value() }, missing };
      },
      focus: () => (inputs.some((input) => input.checked) ? sure.element : inputs[0].closest("fieldset")).querySelector("input").focus(),
      saved: () => {},
    };
  }

  function written(one, mine) {
    const id = unique("reply");
    const draft = kit.draft(one.id, { after: mine.at });
    const area = h("textarea", { id, rows: 4, value: draft.get()?.text || mine.answer?.text || mine.earlier, oninput: typed });
    const lines = h("div", { role: "status" });
    const watch = watcher(help.risk_words, offer_help);

    function typed() {
      draft.set({ text: area.value });
      watch(area.value);
    }

    /** Asking a client about suicide uses words of danger too, so nothing opens by itself: help is offered beside. */
    function offer_help() {
      const show_lines = h("button", { type: "button", onclick: () => kit.panel.open() }, words.show_lines);
      lines.replaceChildren(h("div", { class: "eip-panel", "data-tone": "note" }, h("p", {}, words.about_you), show_lines));
    }

    return {
      elements: [
        prose(one.scene, "div", { class: "eip-scene" }),
        speech(one),
        h("label", { for: id, class: "eip-ask" }, fill(words.your_reply, { client: one.client })),
        area,
        lines,
      ],
      read: () => {
        const length = area.value.trim().split(/\s+/).filter(Boolean).length;
        return { data: { text: area.value }, missing: length < 3 ? words.too_short : length > 150 ? words.too_long : "" };
      },
      focus: () => area.focus(),
      saved: () => draft.done(),
    };
  }

  function speech({ client, says }) {
    return h("blockquote", { class: "eip-speech" }, h("p", { class: "eip-who" }, fill(words.says, { client })), prose(says));
  }

  // The look back -----------------------------------------------------------------------------------------------------

  function look_back() {
    const past = (one) => kit.summary.vignettes[one.id];
    const id = unique("look");
    const one = h("div", { class: "eip-past" });
    const result = h("div", {}, ...counted());
    const chosen = h(
      "select",
      { id, onchange: () => look() },
      card.vignettes.map((each, index) => h("option", { value: index }, fill(words.entry, {
        number: index + 1,
        skill: past(each).skill,
        how: outcome(past(each)),
      }))),
    );
    const next = h("button", { type: "button", onclick: () => ((chosen.value = Number(chosen.value) + 1), look(true)) }, words.next);
    // A client at risk comes first: what is said there must not be missed.
    chosen.value = Math.max(card.vignettes.findIndex((each) => past(each).risk), 0);
    look();
    return [
      h("h4", { tabindex: "-1" }, fill(words.over, { of: count })),
      result,
      prose(kit.summary.closing, "div", { class: "eip-closing" }),
      h("h4", { class: "eip-again" }, words.look_back),
      h("label", { for: id }, words.which),
      chosen,
      one,
      h("div", { class: "eip-row" }, next),
    ];

    function look(focus = false) {
      const number = Number(chosen.value);
      const each = card.vignettes[number];
      const title = h("h4", { tabindex: "-1" }, fill(words.past, { number: number + 1, of: count, skill: past(each).skill }));
      one.replaceChildren(title, ...(each.options ? past_choice(each, past(each)) : past_reply(each, past(each), recount)));
      next.hidden = number === count - 1;
      if (focus) title.focus();
    }

    function recount() {
      result.replaceChildren(...counted());
    }
  }

  /** What became of a vignette, in a few words. */
  function outcome({ answer, options }) {
    if (!answer) return words.was_skipped;
    if (!options) return words.was_written;
    return options[answer.picked[0]].right ? words.was_right : words.was_other;
  }

  function counted() {
    const { chosen, right, calibration: found, written: texts, placed } = kit.summary.result;
    const percent = (share) => Math.round(share * 100);
    const of = card.vignettes.filter((one) => one.options).length;
    const lines = [fill(words.right_of, { right, of, chosen })];
    if (found) {
      const shares = { confidence: percent(found.confidence), right: percent(found.right), brier: found.brier.toFixed(2), n: found.n };
      lines.push(fill(words.sure_and_right, shares), fill(words.brier, shares));
    }
    const sum = Object.values(placed).reduce((a, b) => a + b, 0);
    lines.push(fill(sum ? words.placed_so_far : words.none_placed, { texts, of: count - of, sum, ...placed }));
    return [
      h("ul", { class: "eip-counted" }, lines.map((line) => h("li", {}, line))),
      h("p", {}, words.not_equated),
      h("p", {}, words.read_again),
    ];
  }

  function past_choice(one, { answer, options }) {
    return [
      prose(one.prompt, "div", { class: "eip-prompt" }),
      h("p", { class: "eip-quiet" }, answer ? fill(words.you_were, { percent: Math.round(answer.confidence * 100) }) : words.you_skipped),
      h("ul", { class: "eip-options" }, one.options.map((text, index) => {
        const mine = answer?.picked[0] === index;
        const { right, feedback } = options[index];
        return h(
          "li",
          { class: "eip-option", "data-state": right ? "right" : "wrong" },
          h("p", { class: "eip-chosen" }, prose(text, "span"), mine ? h("span", { class: "eip-hard" }, words.your_choice) : null),
          h("div", { class: "eip-feedback" }, h("strong", {}, right ? words.right : words.not_this), prose(feedback)),
        );
      })),
      h("p", { class: "eip-quiet" }, words.choice_note),
    ];
  }

  function past_reply(one, said, placed) {
    return [
      said.risk ? h("div", { class: "eip-panel", "data-tone": "warm" }, h("p", {}, words.risk)) : null,
      prose(one.scene, "div", { class: "eip-scene" }),
      speech(one),
      h("h5", {}, words.yours),
      said.answer ? h("blockquote", { class: "eip-own" }, said.answer.text) : h("p", { class: "eip-quiet" }, words.you_skipped),
      meant(said, one.client, words),
      h("h4", { class: "eip-yours" }, words.ideas),
      h("ul", {}, said.key_ideas.map((idea) => h("li", {}, idea))),
      ...others(said.models, words),
      said.answer ? nearest(one, said, placed) : null,
    ].filter(Boolean);
  }

  function nearest(one, said, placed) {
    const name = unique("nearest");
    const inputs = QUALITIES.map((value) => h("input", { type: "radio", name, value, checked: said.placed === value }));
    const note = h("div", { class: "eip-note" });
    const keep = h("button", { type: "button", onclick: once(submit) }, words.keep);

    async function submit() {
      const quality = inputs.find((input) => input.checked)?.value;
      note.replaceChildren(...(quality ? [] : [h("p", { role: "alert" }, words.place_first)]));
      if (quality && (await kit.save(one.id, "placed", { quality }))) placed();
    }

    return h(
      "div",
      { class: "eip-nearest" },
      h(
        "fieldset",
        {},
        h("legend", {}, words.nearest),
        h("ul", { class: "eip-options" }, QUALITIES.map((value, index) =>
          h("li", { class: "eip-option" }, h("label", {}, inputs[index], h("span", {}, words[`near_${value}`]))),
        )),
      ),
      note,
      h("div", { class: "eip-row" }, keep),
    );
  }
}

export default form;
