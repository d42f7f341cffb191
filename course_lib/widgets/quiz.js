// A quiz: one item at a time; choose, say how sure you are, check, read, try again, go on.

import { sureness } from "./confidence.js";
import { h, once, prose, unique } from "./dom.js";
import { fill } from "./text.js";

export function quiz(kit) {
  const { card, words, body, history } = kit;
  const state = card.items.map((item) => {
    const last = history[item.id]?.[item.act];
    const skipped = Boolean(history[item.id]?.[item.skip]);
    return last && !last.stale
      ? { picked: last.data.picked, reply: last.reply, times: last.times, skipped }
      : { picked: [], reply: null, times: last?.times ?? 0, skipped };
  });
  const place = h("div", { class: "eip-item" });
  body.append(prose(card.intro, "div", { class: "eip-intro" }), place);
  if (!card.items.length) return; // a review on a day when nothing is due

  const open = state.findIndex((one) => !one.reply?.right && !one.skipped);
  show(open === -1 ? card.items.length : open, false);

  function show(number, focus = true) {
    place.replaceChildren(number < card.items.length ? question(number) : ending());
    if (focus) place.querySelector("[tabindex='-1']")?.focus();
  }

  function question(number) {
    const item = card.items[number];
    const mine = state[number];
    const name = unique("option");
    const result = h("div", { class: "eip-result" });
    const options = item.options.map((text, index) => {
      const input = h("input", {
        type: item.many ? "checkbox" : "radio",
        name,
        value: index,
        checked: mine.picked.includes(index),
        onchange: () => note.replaceChildren(),
      });
      const row = h("li", { class: "eip-option" }, h("label", {}, input, prose(text, "span")));
      return { input, row, told: null };
    });
    const sure = item.confidence && mine.times === 0 ? sureness(words) : null;
    const note = h("div", { class: "eip-note" });
    const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);

    async function submit() {
      const picked = options.flatMap(({ input }, index) => (input.checked ? [index] : []));
      if (!picked.length) return tell(words.pick_first);
      if (sure && sure.value() === null) return tell(words.sure_first);
      const data = { picked, ...(sure ? { confidence: sure.value() } : {}) };
      const reply = await kit.save(item.id, item.act, data);
      if (!reply) return;
      Object.assign(mine, { picked, reply, times: mine.times + 1 });
      sure?.element.remove();
      judge();
    }

    function tell(text) {
      note.replaceChildren(h("p", { role: "alert" }, text));
    }

    function judge() {
      const { reply } = mine;
      options.forEach((option, index) => {
        option.told?.remove();
        const said = reply.options[index];
        option.row.dataset.state = said && (mine.picked.includes(index) || reply.right) ? (said.right ? "right" : "wrong") : "";
        option.row.dataset.picked = mine.picked.includes(index);
        if (!said) return;
        option.told = h(
          "div",
          { class: "eip-feedback" },
          h("strong", {}, said.right ? words.right : words.not_this),
          prose(said.feedback),
        );
        option.row.append(option.told);
      });
      const line = reply.right ? words.all_right : reply.missing && item.many ? words.missing : words.try_again;
      result.replaceChildren(h("p", { role: "status" }, line));
      check.textContent = reply.right ? words.check : words.check_again;
      check.hidden = reply.right;
      options.forEach(({ input }) => (input.disabled = reply.right));
      next.className = reply.right ? "eip-main" : "";
      next.textContent = number + 1 < card.items.length ? words.next : words.finish;
    }

    /** Going on without an answer is a skip, and counts as done. */
    async function go_on() {
      if (!mine.reply && !mine.skipped) mine.skipped = (await kit.save(item.id, item.skip, {})) !== null;
      show(number + 1);
    }

    const next = h("button", { type: "button", onclick: once(go_on) }, words.skip_question);
    const back = number > 0 ? h("button", { type: "button", onclick: () => show(number - 1) }, words.previous) : null;
    const block = h(
      "div",
      {},
      h("p", { class: "eip-place", tabindex: "-1" }, fill(words.place, { number: number + 1, of: card.items.length })),
      item.source ? h("p", { class: "eip-quiet" }, fill(words.again, { quiz: item.source })) : null,
      h(
        "fieldset",
        { class: "eip-question" },
        prose(card.items[number].prompt, "legend"),
        item.many ? h("p", { class: "eip-quiet" }, words.many) : null,
        h("ul", { class: "eip-options" }, options.map(({ row }) => row)),
      ),
      sure?.element ?? null,
      note,
      result,
      h("div", { class: "eip-row" }, check, next, back),
    );
    if (mine.reply) judge();
    return block;
  }

  function ending() {
    const { items, right_first: right, calibration: found } = kit.summary;
    const percent = (share) => Math.round(share * 100);
    const lines = [h("p", { class: "eip-place", tabindex: "-1" }, fill(words.ending, { right, of: items }))];
    if (found) {
      const gap = found.confidence - found.right;
      const read = Math.abs(gap) < 0.1 ? words.calibrated : gap > 0 ? words.over : words.under;
      lines.push(
        h("p", {}, fill(read, { confidence: percent(found.confidence), right: percent(found.right) })),
        h("p", { class: "eip-quiet" }, fill(words.brier, { brier: found.brier.toFixed(2), n: found.n })),
      );
    }
    if (kit.summary.next) lines.push(h("p", {}, kit.summary.next));
    lines.push(h("div", { class: "eip-row" }, h("button", { type: "button", onclick: () => show(0) }, words.look_back)));
    return h("div", {}, lines);
  }
}

export default quiz;
