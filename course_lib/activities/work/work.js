// Numbers to work out: the filled-in sheet, its key, and a step for each number with what led elsewhere and the way to it.

import { openTable } from "../drawing/picture.js";
import { focusOn, h, once, prose, unique, warn } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { written } from "../frame/number.js";
import { fill } from "../frame/text.js";
import { numberField } from "./number_field.js";
import { sheetOf } from "./sheet.js";

/**
 * @typedef {object} Card
 * @property {string} title
 * @property {string} intro  HTML
 * @property {import("./sheet.js").Sheet | null} sheet
 * @property {import("./sheet.js").Table | null} table
 * @property {import("./number_field.js").Asked[]} steps
 */
/**
 * `slip` tells what may have led to this number; `way` and the key's `number` come once it is right or was missed twice.
 * @typedef {{ right: boolean, slip?: string, way?: string, number?: number | null }} Reply
 */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function work(kit) {
  const { card, words, body, history } = kit;
  const done = card.steps.map(({ id }) => Boolean(fresh(history[id]?.answer)?.reply.right));
  const ending = h("p", { class: "eip-quiet" });
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    ...(card.sheet ? sheetOf(card.sheet, words) : []),
    ...(card.table ? [openTable(card.table.heads, card.table.rows)] : []),
    h("ol", { class: "eip-sums" }, card.steps.map(step)),
    ending,
  );
  finish();

  /**
   * @param {import("./number_field.js").Asked} one
   * @param {number} index
   */
  function step(one, index) {
    const { id, decimals, none } = one;
    const last = fresh(history[id]?.answer);
    let attempt = /** @type {number} */ (last?.data.attempt ?? 0);
    const said = h("div", { id: unique("sum") }, prose(one.prompt));
    const { input, note, row, read } = numberField(one, said.id, last?.data.number, words);
    input.addEventListener("keydown", (event) => event.key === "Enter" && button.click());
    const told = h("div", { class: "eip-result" });
    const button = h("button", { type: "button", onclick: once(submit) }, words.check);
    const nothing = none && h("button", { type: "button", onclick: once(() => save(null)) }, none);
    if (last) judge(last.reply, last.data.number);

    async function submit() {
      const number = read();
      if (number === null) return input.focus();
      await save(number);
    }

    /** @param {number | null} number */
    async function save(number) {
      warn(note);
      const reply = await kit.save(id, "answer", { number, attempt: attempt + 1 });
      if (!reply) return;
      attempt += 1;
      done[index] ||= reply.right;
      judge(reply, number);
      finish();
      focusOn(told);
    }

    /**
     * @param {Reply} reply
     * @param {number | null} number
     */
    function judge(reply, number) {
      button.textContent = words.check_again;
      told.replaceChildren(
        h(
          "div",
          { class: "eip-panel", "data-tone": reply.right ? "good" : "note" },
          h("h4", { tabindex: "-1" }, verdict(reply.right, number, decimals)),
          ...(reply.slip ? [h("p", {}, words.close_slip), prose(reply.slip)] : []),
          ...(reply.right ? [prose(reply.way ?? "")] : [h("p", {}, reply.way ? words.again_way : words.again)]),
          !reply.right && reply.way ? way(reply, decimals) : null,
        ),
      );
    }

    return h(
      "li",
      { class: "eip-sum" },
      h("p", { class: "eip-who" }, fill(words.place, { number: index + 1, of: card.steps.length })),
      said,
      row(button, nothing),
      note,
      told,
    );
  }

  /**
   * @param {boolean} right
   * @param {number | null} number
   * @param {number} decimals
   */
  function verdict(right, number, decimals) {
    if (number === null) return right ? words.right_none : words.not_none;
    return right ? fill(words.right, { number: written(number, decimals) }) : words.not_this;
  }

  /**
   * @param {Reply} reply
   * @param {number} decimals
   */
  function way({ way: text, number }, decimals) {
    const comes =
      typeof number === "number" ? fill(words.key_is, { number: written(number, decimals) }) : words.key_is_none;
    return h("details", {}, h("summary", {}, words.way), prose(text ?? ""), h("p", {}, comes));
  }

  function finish() {
    ending.hidden = !done.every(Boolean);
    ending.textContent = ending.hidden ? "" : fill(words.over, { of: card.steps.length });
  }
}

export default work;
