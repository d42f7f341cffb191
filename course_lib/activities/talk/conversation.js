// What was said so far, turn by turn. It grows, and what stands in it stays.

import { h } from "../frame/dom.js";
import { otherWays, sayAnotherWay } from "./another_way.js";
import { exchange, speaks } from "./exchange.js";
import { rowsIn } from "./rows.js";

/**
 * @typedef {object} How
 * @property {boolean} [now]  whether the last turn is the one to look at
 * @property {boolean} [again]  whether it is being taken once more, and left out
 * @property {boolean} [over]  whether all of it is told, and the last turn is an earlier one, too
 */

/**
 * @param {import("../frame/frame.js").Kit<import("./talk.js").Card>} kit
 * @param {((at: number) => void) | null} rehearsed  what follows when a turn was said another way; none where it can't be
 */
export function conversation(kit, rehearsed) {
  const { card, words } = kit;
  const list = h("ol", { class: "eip-turns" });
  const show = rowsIn(list);

  /**
   * @param {import("./talk.js").Sitting} sitting
   * @param {How} [how]
   */
  function update(sitting, { now = false, again = false, over = false } = {}) {
    const { opening, turns, ended, closing } = sitting;
    const rows = turns.slice(0, again ? -1 : undefined).map((turn, at) => {
      const looked = now && at === turns.length - 1;
      const anew = Boolean(rehearsed && turn.told && (!looked || over));
      return { shows: [turn, looked, anew], make: () => row(turn, at, turns[at - 1]?.heard ?? opening, looked, anew) };
    });
    show([
      { shows: [opening, !turns.length], make: () => first(opening, !turns.length) },
      ...rows,
      ...(ended ? [{ shows: closing, make: () => end(closing) }] : []),
    ]);
  }

  /**
   * @param {import("./talk.js").Turn} turn
   * @param {number} at
   * @param {string[]} before  what the client had said
   * @param {boolean} now
   * @param {boolean} anew  whether it can be said another way
   */
  function row(turn, at, before, now, anew) {
    const way = anew && rehearsed ? sayAnotherWay(kit, at, before, () => rehearsed(at)) : null;
    return exchange(turn, at, card, words, { now, way, ways: otherWays(turn, card, words) });
  }

  /**
   * @param {string[]} opening
   * @param {boolean} now
   */
  function first(opening, now) {
    return h("li", { tabindex: "-1", "data-now": now }, speaks(opening, card, words));
  }

  /** @param {string[]} closing */
  function end(closing) {
    return h(
      "li",
      {},
      closing.length ? speaks(closing, card, words) : null,
      h("p", { class: "eip-quiet" }, words.ended),
    );
  }

  /**
   * Open what was said another way last at a turn, and go there.
   * @param {number} at
   */
  function lookAt(at) {
    const latest = [...list.children[at + 1].querySelectorAll("details.eip-instead")].at(-1);
    latest?.setAttribute("open", "");
    latest?.querySelector("summary")?.focus();
  }

  return { list, update, lookAt };
}
