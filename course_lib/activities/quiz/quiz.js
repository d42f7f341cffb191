// A quiz: one item at a time; choose, say how sure you are, check, read, try again, go on.

import { sureness } from "../frame/confidence.js";
import { h, once, prose, unique, warn } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { firstOpen, stepper } from "../frame/stepper.js";
import { fill, percent } from "../frame/text.js";

/**
 * @typedef {object} Item  `act` and `skip` are what its answers are stored as; `source` is the quiz that it comes from
 * @property {string} id
 * @property {string} act
 * @property {string} skip
 * @property {string} source
 * @property {boolean} many
 * @property {string} prompt  HTML
 * @property {string[]} options  HTML
 * @property {number[]} places  the options in the order in which they are shown
 * @property {boolean} confidence
 */
/** @typedef {{ title: string, intro: string, items: Item[] }} Card */
/** @typedef {{ right: boolean, missing: number, options: Record<string, { right: boolean, feedback: string }> }} Reply */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
export function quiz(kit) {
  const { card, words, body, history } = kit;
  const state = card.items.map((item) => {
    const last = history[item.id]?.[item.act];
    return {
      picked: /** @type {number[]} */ (fresh(last)?.data.picked ?? []),
      reply: /** @type {Reply | null} */ (fresh(last)?.reply ?? null),
      times: last?.times ?? 0,
      skipped: Boolean(history[item.id]?.[item.skip]),
    };
  });
  const place = h("div", { class: "eip-item" });
  const steps = stepper(place, (number) => (number < card.items.length ? question(number) : ending()));
  body.append(prose(card.intro, "div", { class: "eip-intro" }), place);
  if (!card.items.length) return; // a review on a day when nothing is due
  steps.show(
    firstOpen(state, (one) => Boolean(one.reply?.right) || one.skipped),
    false,
  );

  /** @param {number} number */
  function question(number) {
    const item = card.items[number];
    const mine = state[number];
    const name = unique("option");
    const note = h("div", { class: "eip-note" });
    const result = h("div", { class: "eip-result" });
    const options = item.options.map((text, index) => {
      const input = h("input", {
        type: item.many ? "checkbox" : "radio",
        name,
        value: index,
        checked: mine.picked.includes(index),
        onchange: () => warn(note),
      });
      const told = h("div", { class: "eip-feedback" });
      const row = h("li", { class: "eip-option" }, h("label", {}, input, prose(text, "span")));
      return { input, row, told };
    });
    const sure = item.confidence && mine.times === 0 ? sureness(words) : null;
    const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);
    const next = h("button", { type: "button", onclick: once(go_on) }, words.skip_question);

    async function submit() {
      const picked = options.flatMap(({ input }, index) => (input.checked ? [index] : []));
      if (!picked.length) return warn(note, words.pick_first);
      if (sure && sure.value() === null) return warn(note, words.sure_first);
      const data = { picked, ...(sure ? { confidence: sure.value() } : {}) };
      const reply = await kit.save(item.id, item.act, data);
      if (!reply) return;
      Object.assign(mine, { picked, reply, times: mine.times + 1 });
      sure?.element.remove();
      judge(reply);
      lead(reply);
    }

    /** To the next step where all is right, else to the first choice that doesn’t fit and what is said of it. */
    function lead(/** @type {Reply} */ reply) {
      const wrong = item.places.find((index) => mine.picked.includes(index) && !reply.options[index]?.right);
      if (reply.right) next.focus();
      else if (wrong !== undefined) options[wrong].input.focus();
      else result.scrollIntoView({ block: "nearest" });
    }

    /** @param {Reply} reply */
    function judge(reply) {
      options.forEach(({ input, row, told }, index) => {
        const said = reply.options[index];
        const shown = said && (mine.picked.includes(index) || reply.right);
        row.dataset.state = shown ? (said.right ? "right" : "wrong") : "";
        row.dataset.picked = String(mine.picked.includes(index));
        input.disabled = reply.right;
        told.remove();
        if (!said) return;
        told.replaceChildren(h("strong", {}, said.right ? words.right : words.not_this), prose(said.feedback));
        row.append(told);
      });
      const line = reply.right ? words.all_right : reply.missing && item.many ? words.missing : words.try_again;
      result.replaceChildren(h("p", { role: "status" }, line), kit.reviewed(item.id));
      check.textContent = reply.right ? words.check : words.check_again;
      check.hidden = reply.right;
      next.className = reply.right ? "eip-main" : "";
      next.textContent = number + 1 < card.items.length ? words.next : words.finish;
    }

    /** Going on without an answer is a skip, and counts as done. */
    async function go_on() {
      if (!mine.reply && !mine.skipped) mine.skipped = (await kit.save(item.id, item.skip, {})) !== null;
      steps.show(number + 1);
    }

    if (mine.reply) judge(mine.reply);
    return [
      steps.line(words.place, number, card.items.length),
      item.source && h("p", { class: "eip-quiet" }, fill(words.again, { quiz: item.source })),
      h(
        "fieldset",
        { class: "eip-question" },
        prose(item.prompt, "legend"),
        item.many && h("p", { class: "eip-quiet" }, words.many),
        h(
          "ul",
          { class: "eip-options" },
          item.places.map((index) => options[index].row),
        ),
      ),
      sure?.element,
      note,
      result,
      h("div", { class: "eip-row" }, check, next, number > 0 && steps.button(words.previous, number - 1)),
    ];
  }

  function ending() {
    const { items, answered, right_first: right, calibration: found } = kit.summary;
    const passed = items - answered;
    const told = [fill(answered ? words.ending : words.ending_none, { right, of: answered })];
    if (passed) told.push(fill(passed > 1 ? words.passed : words.passed_one, { count: passed }));
    const lines = [h("p", { class: "eip-place", tabindex: "-1" }, told.join(" "))];
    if (found) {
      lines.push(
        h("p", {}, fill(words[found.fit], { confidence: percent(found.confidence), right: percent(found.right) })),
        h("p", { class: "eip-quiet" }, fill(words.brier, { brier: found.brier.toFixed(2), n: found.n })),
      );
    }
    return [
      ...lines,
      kit.summary.next && h("p", {}, kit.summary.next),
      h("div", { class: "eip-row" }, steps.button(words.look_back, 0)),
    ];
  }
}

export default quiz;
