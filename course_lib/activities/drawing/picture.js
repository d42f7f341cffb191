// A picture that the kernel drew, in both themes, and the table of its numbers; used by every kind that shows one.

import { h, prose } from "../frame/dom.js";

/**
 * The drawings, of which the stylesheet shows the one for the page's theme. The words beside it say the same.
 * @param {Record<string, string>} drawings  SVG, by theme
 */
export function drawn(drawings) {
  return Object.entries(drawings).map(([theme, svg]) =>
    prose(svg, "div", { class: `eip-${theme}`, "aria-hidden": "true" }),
  );
}

/**
 * Do something once an element comes near the part of the page that is seen, such as drawing, which takes a second.
 * @param {HTMLElement} element
 * @param {() => void} act
 * @returns {() => void}  stops waiting
 */
export function whenSeen(element, act) {
  const eye = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      eye.disconnect();
      act();
    },
    { rootMargin: "300px" },
  );
  eye.observe(element);
  return () => eye.disconnect();
}

/**
 * A place for a picture, which is drawn once it comes near the part of the page that is seen.
 * @param {string} label  id of the element that says what it shows
 * @param {Record<string, string>} words
 * @param {() => Promise<any>} ask  the kernel for the drawings
 */
export function picture(label, words, ask) {
  const element = h(
    "div",
    { class: "eip-picture", role: "img", "aria-labelledby": label },
    h("p", { class: "eip-quiet" }, words.drawing),
  );
  const stop = whenSeen(element, async () => {
    const answer = await ask();
    element.replaceChildren(...(answer ? drawn(answer.drawings) : [h("p", { class: "eip-quiet" }, words.not_drawn)]));
  });
  return { element, stop };
}

/**
 * A table such as the numbers of a picture, folded away under a word.
 * @param {string} summary
 * @param {string[]} heads
 * @param {(string | number)[][]} rows
 */
export function table(summary, heads, rows) {
  return h("details", {}, h("summary", {}, summary), openTable(heads, rows));
}

/**
 * The same, not folded away.
 * @param {string[]} heads
 * @param {(string | number | Node)[][]} rows
 */
export function openTable(heads, rows) {
  const head = h(
    "tr",
    {},
    heads.map((text) => h("th", { scope: "col" }, text)),
  );
  const cells = (/** @type {(string | number | Node)[]} */ row) => row.map((cell) => h("td", {}, cell));
  const body = rows.map((row) => h("tr", {}, cells(row)));
  return h("div", { class: "eip-scroll" }, h("table", {}, h("thead", {}, head), h("tbody", {}, body)));
}
