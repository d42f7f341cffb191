// Sliders for the units of a face: they move the picture, and where they stand is kept.

import { h, prose, unique } from "../frame/dom.js";
import { fill } from "../frame/text.js";

/** @typedef {import("../drawing/portrait.js").Pose} Pose */

/** How long after a slider came to rest its place is saved, in milliseconds. */
const SETTLED = 500;

/**
 * A pose without the units that are at rest.
 * @param {Pose} pose
 * @returns {Pose}
 */
export function moved(pose) {
  return Object.fromEntries(Object.entries(pose).filter(([, strength]) => strength > 0));
}

/**
 * @param {import("../frame/frame.js").Kit<import("./face.js").Card>} kit
 * @param {ReturnType<typeof import("../drawing/portrait.js").portrait>} picture
 */
export function sliding(kit, picture) {
  const { card, words } = kit;
  const units = Object.fromEntries(card.drawing.units.map((unit) => [unit.id, unit]));
  const offered = card.units.map((id) => units[id]);

  /**
   * A list of sliders that changes `pose` itself; `item` is what it is kept as.
   * @param {{ pose: Pose, item: string, now: boolean, moved?: () => void }} options
   */
  return function sliders({ pose, item, now, moved: told = () => {} }) {
    const draft = kit.draft(item, { wait: SETTLED });
    replace(draft.unsent()?.pose ?? pose);
    const keep = () => draft.set({ pose: moved(pose) });
    const rows = offered.map((unit) => {
      const id = unique("unit");
      const value = h("span", { class: "eip-value", "aria-hidden": "true" });
      const input = h("input", { type: "range", id, min: 0, max: 1, step: 0.1, "aria-describedby": `${id}-seen` });
      const tell = () => {
        input.value = String(pose[unit.id] ?? 0);
        value.textContent = Number(input.value).toFixed(1);
      };
      input.addEventListener("input", () => {
        pose[unit.id] = Number(input.value);
        tell();
        picture.show(pose);
        told();
      });
      input.addEventListener("change", keep);
      tell();
      const number = h("span", { class: "eip-number" }, fill(words.number, unit));
      const element = h(
        "li",
        {},
        h("label", { for: id }, h("span", {}, unit.name), " ", number),
        h("div", { class: "eip-range" }, input, value),
        prose(unit.seen, "div", { id: `${id}-seen`, class: "eip-quiet" }),
      );
      return { unit, input, tell, element };
    });
    picture.show(pose, { now });

    /** @param {Pose} goal */
    function replace(goal) {
      const wanted = { ...goal };
      for (const unit of Object.keys(pose)) delete pose[unit];
      Object.assign(pose, wanted);
    }

    return {
      element: h(
        "ul",
        { class: "eip-units" },
        rows.map((row) => row.element),
      ),
      /** The strength of each unit on offer. */
      answer: () => Object.fromEntries(rows.map(({ unit, input }) => [unit.id, Number(input.value)])),
      draft,
      lock: () => {
        for (const { input } of rows) input.disabled = true;
      },
      /** @param {Pose} goal */
      set: (goal) => {
        replace(goal);
        for (const row of rows) row.tell();
        picture.show(pose);
        keep();
      },
    };
  };
}
