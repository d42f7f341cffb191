// What the studies show together: in words, as a picture and in a table; all of them first, then those that are kept in.

import { picture, table, whenSeen } from "../drawing/picture.js";
import { h, once, unique, warn } from "../frame/dom.js";
import { fill, percent } from "../frame/text.js";
import { leftOut, printed } from "./pool_numbers.js";

/** @typedef {import("./pool_numbers.js").Study} Study */
/**
 * @typedef {object} Told  what some studies show together
 * @property {number} k
 * @property {number} n
 * @property {number} r
 * @property {[number, number]} interval
 * @property {[number, number]} prediction
 * @property {number} multiplier
 * @property {number} df
 * @property {number} tau
 * @property {number} i_squared
 * @property {number} shared
 * @property {number} upper
 * @property {number} lower
 */
/** @typedef {{ name: string, values: string[] }} Feature */
/** @typedef {{ features: Feature[], studies: Study[], all: Told, fewest: number }} Shown */

/**
 * @param {import("../frame/frame.js").Kit<import("./pool.js").Card>} kit
 * @param {Shown} reply
 * @returns {{ element: HTMLElement, leave: () => void }}
 */
export function shown(kit, { features, studies, all, fewest }) {
  const { card, words } = kit;
  const label = unique("forest");
  /** @type {number[]} */
  let leftAside = [];
  const forest = picture(label, words, (room) => kit.request("draw", { ...room, out: leftAside }));
  const summary = h("div");
  const heading = h("h4", { tabindex: "-1" });
  const rows = h("tbody");
  tell(all);
  row(words.all_studies, all);
  const leave = whenSeen(forest.element, forest.draw);
  const element = h(
    "div",
    {},
    heading,
    summary,
    h(
      "figure",
      { class: "eip-figure" },
      h("figcaption", { id: label }, words.picture),
      h("div", { class: "eip-scroll" }, forest.element),
    ),
    numbers(),
    choosing(),
    found(),
  );
  return { element, leave };

  /** @param {Told} told */
  function tell(told) {
    const [low, high] = told.interval.map(printed);
    const [from, to] = told.prediction.map(printed);
    const multiplier = told.multiplier.toFixed(2);
    const n = told.n.toLocaleString("en-GB");
    const said = { ...told, n, r: printed(told.r), low, high, from, to, multiplier };
    const between = { first: card.between[0], second: card.between[1] };
    heading.textContent = fill(words.result, { count: told.k });
    summary.replaceChildren(
      h("p", {}, fill(words.mean_told, said)),
      h("p", {}, fill(words.prediction_told, said)),
      h("p", {}, fill(words.spread, { i_squared: percent(told.i_squared), tau: printed(told.tau) })),
      h("p", {}, fill(words.hundred, { upper: percent(told.upper), lower: percent(told.lower), ...between })),
      h("p", {}, fill(words.shared, { shared: printed(told.shared), percent: percent(told.shared), ...between })),
    );
  }

  /** The numbers that the picture shows, for whoever doesn't see it. */
  function numbers() {
    const heads = [words.study, words.pooled_r, words.people, words.interval, ...features.map((one) => one.name)];
    const cells = studies.map((one) => [
      one.name,
      printed(one.r),
      one.n,
      one.interval.map(printed).join(" – "),
      ...one.of,
    ]);
    return table(words.numbers, heads, cells);
  }

  function choosing() {
    const wanted = features.map(() => "");
    let own = /** @type {"" | "clear" | "touches"} */ ("");
    /** @type {Set<number>} */
    const byHand = new Set();
    const note = h("div", { class: "eip-note" });
    const boxes = studies.map((study, place) => {
      const box = h("input", { type: "checkbox", checked: true });
      box.addEventListener("change", () => (box.checked ? byHand.delete(place) : byHand.add(place)));
      const of = study.of.join(", ");
      const name = fill(words.one_study, { study: study.name, r: printed(study.r), n: study.n, of });
      return h("label", { class: "eip-line" }, box, h("span", {}, name.replace(/, $/, "")));
    });
    const ways = h("div", { class: "eip-ways" });
    offer();
    return h(
      "fieldset",
      { class: "eip-leave" },
      h("legend", {}, words.leave_out),
      h("p", { class: "eip-quiet" }, words.how_to_leave),
      ways,
      h("details", {}, h("summary", {}, words.one_by_one), h("div", { class: "eip-boxes" }, boxes)),
      note,
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", class: "eip-main", onclick: once(repool) }, words.pool),
        h("button", { type: "button", onclick: once(everything) }, words.pool_all),
      ),
    );

    function offer() {
      const selects = features.map((feature, place) =>
        select(
          feature.name,
          feature.values.map((value) => [value, value]),
          (value) => (wanted[place] = value),
        ),
      );
      const intervals = [
        ["clear", words.clear],
        ["touches", words.touches],
      ];
      ways.replaceChildren(
        ...selects,
        select(words.own_interval, intervals, (value) => (own = /** @type {typeof own} */ (value))),
      );
    }

    async function repool() {
      const out = leftOut(studies, wanted, own, byHand);
      if (studies.length - out.length < fewest) return warn(note, fill(words.too_few, { fewest }));
      warn(note);
      const answer = await kit.request("pool", { out });
      if (!answer) return;
      const told = /** @type {Told} */ (answer.chosen);
      tell(told);
      row(out.length ? chosen() : words.all_studies, told);
      const [from, to] = told.prediction.map(printed);
      kit.say(fill(words.pooled, { k: told.k, r: printed(told.r), from, to }));
      leftAside = out;
      await forest.draw();
    }

    async function everything() {
      wanted.fill("");
      own = "";
      byHand.clear();
      for (const line of boxes) /** @type {HTMLInputElement} */ (line.firstChild).checked = true;
      offer();
      await repool();
    }

    /** What was kept in, in a few words. */
    function chosen() {
      const hand = byHand.size ? fill(words.by_hand, { count: byHand.size }) : "";
      return [...wanted, own && `${words.own_interval} ${words[own]}`, hand].filter(Boolean).join("; ");
    }
  }

  /**
   * @param {string} name
   * @param {string[][]} options  value and words
   * @param {(value: string) => void} choose
   */
  function select(name, options, choose) {
    const id = unique("feature");
    const list = h("select", { id, onchange: () => choose(list.value) }, [
      h("option", { value: "" }, words.any),
      ...options.map(([value, text]) => h("option", { value }, text)),
    ]);
    return h("div", {}, h("label", { for: id }, name), list);
  }

  function found() {
    const title = unique("found");
    const heads = ["which", "k", "pooled_r", "interval", "prediction", "i_squared", "tau"].map((key) => words[key]);
    return h(
      "div",
      { class: "eip-found" },
      h("h4", { id: title }, words.found),
      h(
        "div",
        { class: "eip-scroll", tabindex: "0", role: "group", "aria-labelledby": title },
        h(
          "table",
          {},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              heads.map((text) => h("th", { scope: "col" }, text)),
            ),
          ),
          rows,
        ),
      ),
    );
  }

  /**
   * @param {string} name
   * @param {Told} told
   */
  function row(name, told) {
    const ends = (/** @type {number[]} */ both) => both.map(printed).join(" – ");
    const cells = [told.k, printed(told.r), ends(told.interval), ends(told.prediction), percent(told.i_squared)];
    rows.append(
      h(
        "tr",
        {},
        h("th", { scope: "row" }, name),
        [...cells, printed(told.tau)].map((cell) => h("td", {}, String(cell))),
      ),
    );
  }
}
