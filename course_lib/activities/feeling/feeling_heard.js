// The first two steps of a line: the families of feelings in it, and the word that is as big as one of them.

import { focusOn, h, once, prose, unique, warn } from "../frame/dom.js";
import { fill } from "../frame/text.js";

/**
 * @typedef {object} Heard  `families` holds what is told of those chosen, and of all once the key is `shown`
 * @property {boolean} right
 * @property {boolean} shown
 * @property {boolean} none
 * @property {Record<string, { heard: "there" | "perhaps" | "absent", feedback: string }>} families
 * @property {{ family: string, words: string[] } | null} size
 */
/** @typedef {{ fit: "fits" | "small" | "large", feedback: string, shown: boolean, fitting: string[], reason: string }} Sized */
/**
 * @template Reply
 * @typedef {{ chosen: string[], times: number, reply: Reply | null }} Step
 */
/** @typedef {{ id: string, text: string }} Option */
/** @typedef {{ input: HTMLInputElement, row: HTMLElement, told: HTMLElement, id: string }} Row */

/** The option that excludes the others. */
const NONE = "none";

/**
 * @param {import("../frame/frame.js").Kit<import("./feeling.js").Card>} kit
 * @param {object} step
 * @param {import("./feeling.js").Line} step.line
 * @param {import("./feeling.js").Mine} step.mine
 * @param {HTMLElement} step.place
 * @param {() => void} step.known  called when there is more to show
 */
export function hearing(kit, { line, mine, place, known }) {
  const { words } = kit;
  const sizing = h("div");
  place.append(families(), sizing);
  if (mine.families.reply?.size) sizing.append(size(mine.families.reply.size));

  /**
   * Native radios or checkboxes with a place beside each for what is said to it.
   * @param {"radio" | "checkbox"} type
   * @param {Option[]} options
   * @param {string[]} chosen
   * @param {(input: HTMLInputElement) => void} onchange
   */
  function choices(type, options, chosen, onchange) {
    const name = unique("heard");
    return options.map(({ id, text }) => {
      const checked = chosen.includes(id);
      const input = h("input", { type, name, value: id, checked, onchange: () => onchange(input) });
      const told = h("div", { class: "eip-feedback" });
      return { id, input, told, row: h("li", { class: "eip-option" }, h("label", {}, input, h("span", {}, text))) };
    });
  }

  /**
   * @param {string} legend
   * @param {string | null} hint
   * @param {Row[]} rows
   */
  function group(legend, hint, rows) {
    const list = rows.map((one) => one.row);
    return h(
      "fieldset",
      {},
      h("legend", {}, legend),
      hint && h("p", { class: "eip-quiet" }, hint),
      h("ul", { class: "eip-options" }, list),
    );
  }

  function families() {
    const own = mine.families;
    const rows = choices("checkbox", line.families, own.chosen, alone);
    const note = h("div", { class: "eip-note" });
    const result = h("div", { class: "eip-result" });
    const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) });

    /** None of them, or some of them. */
    function alone(/** @type {HTMLInputElement} */ changed) {
      warn(note);
      if (!changed.checked) return;
      for (const { input } of rows)
        if (input !== changed && (input.value === NONE || changed.value === NONE)) input.checked = false;
    }

    async function submit() {
      const chosen = rows.flatMap(({ id, input }) => (input.checked ? [id] : []));
      if (!chosen.length) return warn(note, words.choose_first);
      const reply = await kit.save(line.id, "families", { families: chosen, attempt: own.times + 1 });
      if (!reply) return;
      Object.assign(own, { chosen, reply, times: own.times + 1 });
      judge();
      if (reply.size) sizing.replaceChildren(size(reply.size));
      if (reply.shown) known();
      focusOn(result);
    }

    function judge() {
      const { reply, chosen } = own;
      check.textContent = reply ? words.check_again : words.check;
      check.hidden = Boolean(reply?.shown);
      if (!reply) return;
      for (const { id, input, row, told } of rows) {
        const said = reply.families[id];
        input.disabled = reply.shown;
        row.dataset.state = said ? { there: "right", perhaps: "", absent: "wrong" }[said.heard] : "";
        told.remove();
        if (!said || (said.heard === "absent" && id === NONE && !chosen.includes(NONE))) continue;
        told.replaceChildren(h("strong", {}, words[said.heard]), prose(said.feedback));
        row.append(told);
      }
      const title = reply.right
        ? words.heard_right
        : reply.shown
          ? words.heard_shown
          : Object.values(reply.families).some((one) => one.heard === "absent")
            ? words.heard_wrong
            : words.heard_missing;
      result.replaceChildren(
        h(
          "div",
          { class: "eip-panel", "data-tone": reply.right ? "good" : "note" },
          h("h4", { tabindex: "-1" }, title),
          h("p", {}, reply.shown ? fill(words.key_note, { client: line.client }) : words.again),
          reply.shown && kit.reviewed(line.id),
        ),
      );
    }

    judge();
    return h(
      "div",
      {},
      group(words.which, words.which_note, rows),
      note,
      h("div", { class: "eip-row" }, check),
      result,
    );
  }

  /** @param {{ family: string, words: string[] }} asked */
  function size(asked) {
    const own = mine.size;
    const options = asked.words.map((word) => ({ id: word, text: word }));
    const rows = choices("radio", options, own.chosen, () => warn(note));
    const note = h("div", { class: "eip-note" });
    const result = h("div", { class: "eip-result" });
    const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) });

    async function submit() {
      const word = rows.find(({ input }) => input.checked)?.id;
      if (!word) return warn(note, words.choose_word);
      const data = { families: [asked.family], word, attempt: own.times + 1 };
      const reply = await kit.save(line.id, "size", data);
      if (!reply) return;
      Object.assign(own, { chosen: [word], reply, times: own.times + 1 });
      judge();
      if (reply.shown) known();
      focusOn(result);
    }

    function judge() {
      const { reply, chosen } = own;
      check.textContent = reply ? words.check_again : words.check;
      check.hidden = Boolean(reply?.shown);
      if (!reply) return;
      for (const { id, input, row, told } of rows) {
        const fits = reply.fitting.includes(id);
        input.disabled = reply.shown;
        row.dataset.state = fits ? "right" : chosen.includes(id) ? "wrong" : "";
        told.remove();
        if (!row.dataset.state) continue;
        told.replaceChildren(h("strong", {}, fits ? words.fits : words.other_size));
        row.append(told);
      }
      const tone = reply.fit === "fits" ? "good" : "note";
      result.replaceChildren(
        h(
          "div",
          { class: "eip-panel", "data-tone": tone },
          h("h4", { tabindex: "-1" }, words[`size_${reply.fit}`]),
          prose(reply.feedback),
          reply.reason && prose(reply.reason),
          !reply.shown && h("p", {}, words.size_again),
        ),
      );
    }

    judge();
    return h(
      "div",
      { class: "eip-sizing" },
      group(fill(words.how_big, { family: asked.family }), null, rows),
      note,
      h("div", { class: "eip-row" }, check),
      result,
    );
  }
}
