// One scene of a cue: a slider for each reading, our note on the scene, and how the learner's shares have moved.

import { focusOn, h, once, prose, warn } from "../frame/dom.js";
import { shareSliders } from "../frame/share_sliders.js";
import { percentages, shared, weighed } from "../frame/shares.js";
import { fill } from "../frame/text.js";

/** How long after a slider came to rest its place is saved, in milliseconds. */
const SETTLED = 500;

/**
 * @param {import("../frame/frame.js").Kit<import("./cue.js").Card>} kit
 * @param {object} step
 * @param {number} step.number
 * @param {import("./cue.js").Mine[]} step.state
 * @param {ReturnType<typeof import("../frame/stepper.js").stepper>} step.steps
 * @param {(curve: import("../drawing/voice.js").Curve) => HTMLElement} step.heard
 */
export function sharing(kit, { number, state, steps, heard }) {
  const { card, words } = kit;
  const { readings } = card;
  const context = card.contexts[number];
  const mine = state[number];
  const before = state.slice(0, number).findLast((one) => one.shares)?.shares ?? null;
  const draft = kit.draft(context.id, { wait: SETTLED });
  // A new scene begins where the last one ended, so that what is moved is the learner's own change of mind.
  const start = before ? weighed(before) : Object.fromEntries(readings.map(({ id }) => [id, 0]));
  const weights = draft.unsent()?.weights ?? mine.weights ?? start;
  mine.weights = weights;
  const note = h("div", { class: "eip-note" });
  const result = h("div", { class: "eip-result" });
  const save = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.save_shares);
  const next = h("button", { type: "button", onclick: once(go_on) }, words.skip_scene);

  const sliders = shareSliders(readings, weights, words, {
    moved: () => warn(note),
    rested: () => draft.set({ weights: { ...weights } }),
  });

  async function submit() {
    const shares = shared(weights);
    if (!shares) {
      warn(note, words.move_first);
      return sliders.first.focus();
    }
    draft.hold();
    const reply = await kit.save(context.id, "shares", { shares });
    if (!reply) return;
    draft.done();
    Object.assign(mine, { shares, note: reply.note });
    judge(shares, reply.note);
    focusOn(result);
  }

  /**
   * @param {import("../frame/shares.js").Shares} shares
   * @param {string} text
   */
  function judge(shares, text) {
    result.replaceChildren(
      h("div", { class: "eip-panel", "data-tone": "note" }, h("h4", { tabindex: "-1" }, words.note), prose(text)),
      ...(before ? [movement(before, shares)] : []),
    );
    save.textContent = words.save_again;
    save.className = "";
    next.className = "eip-main";
    next.textContent = number + 1 < card.contexts.length ? words.next_scene : words.to_words;
  }

  /** Going on without shares is a skip, and counts as done. */
  async function go_on() {
    if (!mine.shares && !mine.skipped) mine.skipped = (await kit.save(context.id, "skip", {})) !== null;
    steps.show(number + 1);
  }

  /**
   * How the learner's own shares have moved between two scenes.
   * @param {import("../frame/shares.js").Shares} from
   * @param {import("../frame/shares.js").Shares} to
   */
  function movement(from, to) {
    const [earlier, later] = [percentages(from), percentages(to)];
    const bar = (/** @type {string} */ kind, /** @type {number} */ percent) =>
      h("div", { class: `eip-bar eip-${kind}`, style: `width:${percent}%` });
    const moved = readings.map(({ id, text }) => {
      const change = { before: earlier[id], after: later[id] };
      return h(
        "li",
        {},
        h("span", {}, text),
        h("span", { class: "eip-change" }, fill(change.before === change.after ? words.stayed : words.from_to, change)),
        h(
          "div",
          { class: "eip-bars", "aria-hidden": "true" },
          bar("before", change.before),
          bar("after", change.after),
        ),
      );
    });
    const title = h("h4", {}, words.moved);
    return h(
      "div",
      { class: "eip-moved" },
      title,
      h("ul", {}, moved),
      h("p", { class: "eip-quiet" }, words.moved_note),
    );
  }

  if (mine.shares && mine.note) judge(mine.shares, mine.note);
  const of = { number: number + 1, of: card.contexts.length, name: context.name };
  return [
    h("h4", { tabindex: "-1" }, fill(words.scene, of)),
    prose(context.scene, "div", { class: "eip-scene" }),
    context.voice && heard(context.voice),
    sliders.element,
    note,
    h("div", { class: "eip-row" }, save),
    result,
    h("div", { class: "eip-row" }, next, number > 0 && steps.button(words.previous, number - 1)),
  ];
}
