// The end of a lesson. Read anew whenever it comes into view.

import { h, present } from "../frame/dom.js";
import { placeLink } from "../frame/place_link.js";
import { fill, percent } from "../frame/text.js";

/** @typedef {import("../frame/place_link.js").Target} Target */
/** @typedef {{ done: number, of: number, questions: number, written: number, turns: number, passed: number }} Counts */
/** @typedef {{ how: string, count: number, of: number, first: number, latest: number, title?: string }} Well */
/** @typedef {{ why: string, question: string, share: number, to: Target, title: string }} Practise */
/** @typedef {{ counts: Counts, well: Well | null, practise: Practise | null, next: Next | null }} Look */
/** @typedef {{ title: string, file: string, beside: boolean }} Next  `beside` where it is no lesson */

/** @param {import("../frame/frame.js").Kit} kit */
function closing(kit) {
  const { words, body } = kit;
  const page = h("div");
  body.append(
    page,
    h("div", { class: "eip-row" }, h("button", { type: "button", onclick: () => look(true) }, words.refresh)),
  );
  let shown = "";
  const eye = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && look(false));
  eye.observe(body);
  return () => eye.disconnect();

  /** @param {boolean} asked */
  async function look(asked) {
    const answer = await kit.request("look");
    if (!answer) return;
    const { counts, well, practise, next } = /** @type {Look} */ (/** @type {unknown} */ (answer));
    if (asked) kit.say(words.refreshed);
    const now = JSON.stringify([counts, well, practise, next]);
    if (now === shown) return;
    shown = now;
    page.replaceChildren(
      ...present([
        ...(begun(counts) ? [did(counts), wentWell(well), toPractise(practise)] : [h("p", {}, words.nothing)]),
        onward(next),
      ]),
    );
  }

  /** @param {Counts} counts */
  function did(counts) {
    const lines = closingLines(counts, words);
    return h(
      "ul",
      {},
      lines.map((line) => h("li", {}, line)),
    );
  }

  /** @param {Well | null} one */
  function wentWell(one) {
    return h("div", { class: "eip-panel" }, h("h4", {}, words.well), h("p", {}, wellLine(one, words)));
  }

  /** @param {Practise | null} one */
  function toPractise(one) {
    const line = one ? fill(words[one.why], { ...one, share: percent(one.share) }) : words.practise_none;
    const go = one && placeLink(one.to, fill(words.practise_go, { title: one.title }));
    return h(
      "div",
      { class: "eip-panel", "data-tone": "note" },
      h("h4", {}, words.practise),
      h("p", {}, line),
      go && h("p", {}, go),
    );
  }

  /** @param {Next | null} next */
  function onward(next) {
    if (!next) return null;
    const press = next.beside ? words.next_room : fill(words.next_go, { lesson: next.title });
    return [
      next.beside && h("p", {}, words.next_none),
      h("p", { class: "eip-next" }, placeLink(next, press, { main: true })),
    ];
  }
}

/** @param {Counts} counts */
function begun({ done, questions, written, turns, passed }) {
  return done + questions + written + turns + passed > 0;
}

/**
 * What was done, a line a thing.
 * @param {Counts} counts
 * @param {Record<string, string>} words
 */
export function closingLines({ done, of, ...rest }, words) {
  const lines = [fill(done === of ? words.done_all : words.done, { done, of })];
  for (const [key, count] of Object.entries(rest)) {
    if (count) lines.push(fill(words[count === 1 ? `${key}_one` : key], { count }));
  }
  return lines;
}

/**
 * What went well, in words that fit the number.
 * @param {Well | null} one
 * @param {Record<string, string>} words
 */
export function wellLine(one, words) {
  if (!one) return words.well_none;
  const values = { ...one, first: percent(one.first), latest: percent(one.latest) };
  const more = one.count > 1 && words[`${one.how}_more`];
  const single = one.count === 1 && words[`${one.how}_one`];
  return fill(more || single || words[one.how], values);
}

export default closing;
