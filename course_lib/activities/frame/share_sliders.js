// A slider for each of several readings. Beside it stands the share that it comes to; the shares add up to 100 per cent.

import { h, unique } from "./dom.js";
import { percentages, shared } from "./shares.js";
import { fill } from "./text.js";

/**
 * @param {{ id: string, text: string }[]} readings
 * @param {import("./shares.js").Shares} weights  where the sliders stand, from 0 to 100; changed as they are moved
 * @param {Record<string, string>} words
 * @param {{ moved?: () => void, rested: () => void }} then  while a slider moves, and once it has come to rest
 */
export function shareSliders(readings, weights, words, { moved = () => {}, rested }) {
  const rows = readings.map(({ id, text }) => {
    const share = h("span", { class: "eip-value", "aria-hidden": "true" });
    const input = h("input", { type: "range", id: unique("reading"), min: 0, max: 100, step: 1, value: weights[id] });
    input.addEventListener("input", () => {
      weights[id] = Number(input.value);
      tell();
      moved();
    });
    input.addEventListener("change", rested);
    const label = h("label", { for: input.id }, text);
    return { id, input, share, element: h("li", {}, label, h("div", { class: "eip-range" }, input, share)) };
  });
  tell();

  function tell() {
    const shares = shared(weights);
    const percent = shares && percentages(shares);
    for (const { id, input, share } of rows) {
      const text = percent ? fill(words.percent, { percent: percent[id] }) : words.no_share;
      share.textContent = text;
      input.setAttribute("aria-valuetext", text);
    }
  }

  const list = h(
    "ul",
    {},
    rows.map((row) => row.element),
  );
  const element = h(
    "fieldset",
    { class: "eip-shares" },
    h("legend", {}, words.how_likely),
    h("p", { class: "eip-quiet" }, words.how_shared),
    list,
  );
  return { element, first: rows[0].input };
}
