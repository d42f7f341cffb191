// Which study moves the mean most, or the spread: one is chosen, checked, and chosen again where another moves more.

import { focusOn, h, once, prose, unique, warn } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { fill } from "../frame/text.js";
import { exact } from "./pool_numbers.js";

/** @typedef {{ study: string, before: number, after: number }} Shift */
/** @typedef {{ right: boolean, find: "mean" | "spread", shifts: Shift[], says: string }} Found  says: HTML */

/** @param {import("../frame/frame.js").Kit<import("./pool.js").Card>} kit */
export function searching(kit) {
  const { card, words, history } = kit;
  return card.tasks.length ? [h("h4", { class: "eip-find" }, words.find), ...card.tasks.map(search)] : [];

  /** @param {import("./pool.js").Task} task */
  function search(task) {
    const last = fresh(history[task.id]?.answer);
    const label = unique("find");
    const name = unique("study");
    const result = h("div", { class: "eip-result" });
    const note = h("div", { class: "eip-note" });
    const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);
    const inputs = task.offer.map((_, place) =>
      h("input", { type: "radio", name, checked: last?.data.picked[0] === place, onchange: () => warn(note) }),
    );
    if (last) judge(last.reply);
    return h(
      "div",
      { class: "eip-search" },
      prose(task.prompt, "div", { id: label }),
      h(
        "div",
        { class: "eip-sure", role: "radiogroup", "aria-labelledby": label },
        task.offer.map((study, place) => h("label", {}, inputs[place], h("span", {}, study))),
      ),
      note,
      h("div", { class: "eip-row" }, check),
      result,
    );

    async function submit() {
      const picked = inputs.findIndex((input) => input.checked);
      if (picked < 0) return warn(note, words.pick_first);
      const said = await kit.save(task.id, "answer", { picked: [picked] });
      if (!said) return;
      judge(said);
      focusOn(result);
    }

    /** @param {Found} said */
    function judge(said) {
      const moved = said.shifts.map((one) => {
        const values = { study: one.study, before: exact(one.before), after: exact(one.after) };
        return h("li", {}, fill(words[`${said.find}_shift`], values));
      });
      result.replaceChildren(
        h(
          "div",
          { class: "eip-panel", "data-tone": said.right ? "good" : "note" },
          h("h5", { tabindex: "-1" }, said.right ? words.right : words.not_this),
          h("ul", {}, moved),
          prose(said.says),
        ),
      );
      check.textContent = words.check_again;
    }
  }
}
