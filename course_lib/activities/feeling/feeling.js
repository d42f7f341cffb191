// The feelings lab, line by line: which feelings are in it, how big they are, and a sentence that says so.

import { h, once, prose } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { speech } from "../frame/reading.js";
import { firstOpen, stepper } from "../frame/stepper.js";
import { fill } from "../frame/text.js";
import { hearing } from "./feeling_heard.js";
import { saying } from "./feeling_said.js";

/** @typedef {{ id: string, client: string, scene: string, says: string, families: { id: string, text: string }[] }} Line */
/** @typedef {{ id: string, title: string, intro: string, words: number[], lines: Line[], closing: string }} Card */
/**
 * What was done with a line; `none` tells that no feeling is to be named in it.
 * @typedef {object} Mine
 * @property {import("./feeling_heard.js").Step<import("./feeling_heard.js").Heard>} families
 * @property {import("./feeling_heard.js").Step<import("./feeling_heard.js").Sized>} size
 * @property {import("./feeling_said.js").Attempt | null} first
 * @property {import("./feeling_said.js").Attempt | null} second
 * @property {boolean} skipped
 */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function feeling(kit) {
  const { card, words, body, history } = kit;
  const state = card.lines.map(({ id }) => {
    const past = history[id] ?? {};
    const [families, size] = [fresh(past.families), fresh(past.size)];
    /** @type {Mine} */
    const mine = {
      families: {
        chosen: families?.data.families ?? [],
        times: families?.data.attempt ?? 0,
        reply: families?.reply ?? null,
      },
      size: { chosen: size ? [size.data.word] : [], times: size?.data.attempt ?? 0, reply: size?.reply ?? null },
      first: fresh(past.first),
      second: fresh(past.second),
      skipped: Boolean(past.skip),
    };
    return mine;
  });
  const place = h("div");
  const steps = stepper(place, (number) => (number < card.lines.length ? line(number) : ending()));
  body.append(prose(card.intro, "div", { class: "eip-intro" }), place);
  steps.show(
    firstOpen(state, (one) => Boolean(one.first) || one.skipped),
    false,
  );

  /** @param {number} number */
  function line(number) {
    const one = card.lines[number];
    const mine = state[number];
    const heard = h("div");
    const said = h("div");
    const next = h("button", { type: "button", onclick: once(go_on) });

    /** Going on without a sentence is a skip, and counts as done. */
    async function go_on() {
      if (!mine.first && !mine.skipped) mine.skipped = (await kit.save(one.id, "skip", {})) !== null;
      steps.show(number + 1);
    }

    function label() {
      next.className = mine.first ? "eip-main" : "";
      const on = number + 1 < card.lines.length ? words.next : words.finish;
      next.textContent = mine.first || mine.skipped ? on : words.skip_line;
    }

    /** What comes last is shown once the families, and their size where it is asked, are known. */
    function known() {
      const { reply } = mine.families;
      if (reply?.shown && (!reply.size || mine.size.reply?.shown))
        saying(kit, { line: one, mine, place: said, told: label });
    }

    label();
    hearing(kit, { line: one, mine, place: heard, known });
    known();
    return [
      steps.line(words.place, number, card.lines.length),
      prose(one.scene, "div", { class: "eip-scene" }),
      speech(one, words),
      heard,
      said,
      h("div", { class: "eip-row" }, next, number > 0 && steps.button(words.previous, number - 1)),
    ];
  }

  function ending() {
    const count = state.filter((one) => one.first).length;
    return [
      h("p", { class: "eip-place", tabindex: "-1" }, fill(words.ending, { count, of: card.lines.length })),
      prose(card.closing),
      h("div", { class: "eip-row" }, steps.button(words.look_back, 0)),
    ];
  }
}

export default feeling;
