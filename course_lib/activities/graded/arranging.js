// Steps to put in order in an assignment: every move is kept.

import { h, prose } from "../frame/dom.js";
import { movable } from "../frame/steps.js";

/**
 * @param {import("../frame/frame.js").Kit<import("./graded.js").Card>} kit
 * @param {string[]} before  the order it was given before, by id; empty where there is none
 * @param {(data: object) => Promise<{ at: string } | null>} keep
 */
export function arranging(kit, before, keep) {
  const { card, words } = kit;
  const begun = before.length ? before : card.steps.map((step) => step.id);
  const { list, order } = movable(card.steps, begun, kit, tell);
  const as_it_is = h("button", { type: "button", onclick: tell }, words.keep_order);
  return [prose(card.prompt), list, h("div", { class: "eip-row" }, as_it_is)];

  function tell() {
    return keep({ steps: order() });
  }
}
