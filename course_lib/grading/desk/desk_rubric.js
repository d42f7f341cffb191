// The rubric: a row of anchors for each criterion, of which one is chosen.

import { h, prose, unique } from "../../activities/frame/dom.js";
import { fill } from "../../activities/frame/text.js";

/** @typedef {{ name: string, anchors: { points: number, looks_like: string }[] }} Criterion  `looks_like` is HTML */

/**
 * @param {Criterion[]} criteria
 * @param {(number | null)[]} points  by criterion; what is chosen is written into it
 * @param {Record<string, string>} words
 * @param {(criterion: number) => void} chosen  is called after each choice by hand
 */
export function rubric(criteria, points, words, chosen) {
  const rows = criteria.map((criterion, at) => {
    const name = unique("criterion");
    const inputs = criterion.anchors.map((anchor) =>
      h("input", {
        type: "radio",
        name,
        checked: points[at] === anchor.points,
        onchange: () => {
          points[at] = anchor.points;
          chosen(at);
        },
      }),
    );
    const anchors = criterion.anchors.map((anchor, key) =>
      h(
        "li",
        { class: "eip-option" },
        h(
          "label",
          {},
          inputs[key],
          h(
            "span",
            {},
            h("strong", {}, anchor.points === 1 ? words.point : fill(words.points, { points: anchor.points })),
            h("kbd", { title: fill(words.key, { key: key + 1 }), "aria-hidden": "true" }, key + 1),
            prose(anchor.looks_like),
          ),
        ),
      ),
    );
    const element = h(
      "fieldset",
      { class: "eip-criterion" },
      h("legend", {}, criterion.name),
      h("ul", { class: "eip-options" }, anchors),
    );
    return { element, inputs };
  });

  /** Mark the criterion whose turn it is; -1 for none. */
  function turn(/** @type {number} */ now) {
    rows.forEach(({ element }, at) => {
      element.dataset.turn = String(at === now);
    });
  }

  /** Choose an anchor by its key, from 0; whether there is one. */
  function choose(/** @type {number} */ at, /** @type {number} */ key) {
    const input = rows[at]?.inputs[key];
    if (!input) return false;
    input.checked = true;
    points[at] = criteria[at].anchors[key].points;
    return true;
  }

  return {
    element: h(
      "div",
      { class: "eip-rubric" },
      rows.map((row) => row.element),
    ),
    turn,
    choose,
  };
}
