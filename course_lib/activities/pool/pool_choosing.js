// Which studies stay in: by what they are, by their own interval, or one by one.

import { h, once, unique, warn } from "../frame/dom.js";
import { fill } from "../frame/text.js";
import { leftOut, printed } from "./pool_numbers.js";

/** @typedef {import("./pool_numbers.js").Choice} Choice */
/** @typedef {import("./pool_shown.js").Pooling} Pooling */

/**
 * @param {Record<string, string>} words
 * @param {Pick<import("./pool_shown.js").Shown, "features" | "studies" | "fewest">} shown
 * @param {Choice | undefined} before  what was chosen last
 * @param {(pooling: Pooling) => Promise<void>} repool
 */
export function choosing(words, { features, studies, fewest }, before, repool) {
  /** @type {Choice} */
  let choice = before ?? nothing();
  const note = h("div", { class: "eip-note" });
  const boxes = studies.map((study, place) => {
    const box = h("input", { type: "checkbox", onchange: () => byHand(place, !box.checked) });
    const of = study.of.join(", ");
    const name = fill(words.one_study, { study: study.name, r: printed(study.r), n: study.n, of });
    return { box, line: h("label", { class: "eip-line" }, box, h("span", {}, name.replace(/, $/, ""))) };
  });
  const ways = h("div", { class: "eip-ways" });
  offer();
  return h(
    "fieldset",
    { class: "eip-leave" },
    h("legend", {}, words.leave_out),
    h("p", { class: "eip-quiet" }, words.how_to_leave),
    ways,
    h(
      "details",
      {},
      h("summary", {}, words.one_by_one),
      h(
        "div",
        { class: "eip-boxes" },
        boxes.map(({ line }) => line),
      ),
    ),
    note,
    h(
      "div",
      { class: "eip-row" },
      h("button", { type: "button", class: "eip-main", onclick: once(those) }, words.pool),
      h("button", { type: "button", onclick: once(everything) }, words.pool_all),
    ),
  );

  /** @returns {Choice} */
  function nothing() {
    return { wanted: features.map(() => ""), own: "", by_hand: [] };
  }

  /** Show what is chosen. */
  function offer() {
    const selects = features.map(({ name, values }, at) =>
      select(
        name,
        values.map((value) => [value, value]),
        choice.wanted[at],
        (value) => change({ wanted: choice.wanted.with(at, value) }),
      ),
    );
    const intervals = [
      ["clear", words.clear],
      ["touches", words.touches],
    ];
    const own = (/** @type {string} */ value) => change({ own: /** @type {Choice["own"]} */ (value) });
    ways.replaceChildren(...selects, select(words.own_interval, intervals, choice.own, own));
    boxes.forEach(({ box }, place) => {
      box.checked = !choice.by_hand.includes(place);
    });
  }

  /** @param {Partial<Choice>} more */
  function change(more) {
    choice = { ...choice, ...more };
  }

  /**
   * @param {number} place
   * @param {boolean} out
   */
  function byHand(place, out) {
    const others = choice.by_hand.filter((one) => one !== place);
    change({ by_hand: out ? [...others, place] : others });
  }

  /**
   * @param {string} name
   * @param {string[][]} options  value and words
   * @param {string} chosen
   * @param {(value: string) => void} choose
   */
  function select(name, options, chosen, choose) {
    const id = unique("feature");
    const list = h("select", { id, onchange: () => choose(list.value) }, [
      h("option", { value: "" }, words.any),
      ...options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)),
    ]);
    return h("div", {}, h("label", { for: id }, name), list);
  }

  async function those() {
    const out = leftOut(studies, choice);
    if (studies.length - out.length < fewest) return warn(note, fill(words.too_few, { fewest }));
    warn(note);
    await repool({ ...choice, out });
  }

  async function everything() {
    choice = nothing();
    offer();
    await those();
  }
}

/**
 * What was kept in, in a few words.
 * @param {Pooling} pooling
 * @param {Record<string, string>} words
 */
export function named({ wanted, own, by_hand, out }, words) {
  if (!out.length) return words.all_studies;
  const hand = by_hand.length ? fill(words.by_hand, { count: by_hand.length }) : "";
  return [...wanted, own && `${words.own_interval} ${words[own]}`, hand].filter(Boolean).join("; ");
}
