// What the studies show together: in words, as a picture and in a table; all of them first, then those that are kept in.

import { picture, table, whenSeen } from "../drawing/picture.js";
import { h, unique } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { fill, percent } from "../frame/text.js";
import { choosing, named } from "./pool_choosing.js";
import { printed } from "./pool_numbers.js";

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
/** @typedef {import("./pool_numbers.js").Choice & { out: number[] }} Pooling */

/** So many poolings come back. */
const MOST = 20;

/**
 * @param {import("../frame/frame.js").Kit<import("./pool.js").Card>} kit
 * @param {Shown} reply
 * @returns {{ element: HTMLElement, leave: () => void }}
 */
export function shown(kit, { features, studies, all, fewest }) {
  const { card, words, history } = kit;
  const before = fresh(history[card.id]?.draft);
  /** What was pooled, the latest last. @type {Pooling[]} */
  let poolings = before?.data.poolings ?? [];
  const latest = poolings.at(-1);
  const label = unique("forest");
  /** @type {number[]} */
  let leftAside = latest?.out ?? [];
  const forest = picture(label, words, (room) => kit.request("draw", { ...room, out: leftAside }));
  const summary = h("div");
  const heading = h("h4", { tabindex: "-1" });
  const rows = h("tbody");
  tell(before?.reply.told.at(-1) ?? all);
  row(words.all_studies, all);
  for (const [place, one] of poolings.entries()) row(named(one, words), before?.reply.told[place]);
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
    choosing(words, { features, studies, fewest }, latest, repool),
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

  /**
   * Pool those that stay. It is kept, so that the table comes back.
   * @param {Pooling} pooling
   */
  async function repool(pooling) {
    const kept = [...poolings.slice(1 - MOST), pooling];
    const reply = await kit.save(card.id, "draft", { poolings: kept }, { quiet: true });
    if (!reply) return;
    poolings = kept;
    const told = /** @type {Told} */ (reply.told.at(-1));
    tell(told);
    row(named(pooling, words), told);
    const [from, to] = told.prediction.map(printed);
    kit.say(fill(words.pooled, { k: told.k, r: printed(told.r), from, to }));
    leftAside = pooling.out;
    await forest.draw();
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
