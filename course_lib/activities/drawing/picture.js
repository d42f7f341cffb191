// A picture that the kernel drew, in both themes, and the table of its numbers; used by every kind that shows one.

import { h, prose } from "../frame/dom.js";

/** The letters of a drawing have 13 px. It is shrunk no further than to 12, and enlarged a little. */
const LEAST = 12 / 13;
const MOST = 1.25;

/**
 * The drawings, of which the stylesheet shows the one for the page's theme. The words beside it say the same.
 * @param {Record<string, string>} drawings  SVG, by theme
 */
function drawn(drawings) {
  return Object.entries(drawings).map(([theme, svg]) => {
    const place = prose(svg, "div", { class: `eip-${theme}`, "aria-hidden": "true" });
    const image = /** @type {SVGElement | null} */ (place.querySelector("svg"));
    const width = Number(image?.getAttribute("width"));
    if (image) Object.assign(image.style, { minWidth: `${width * LEAST}px`, maxWidth: `${width * MOST}px` });
    return place;
  });
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
 * A place for a picture. `draw` asks the kernel for it and tells how much room there is. Where none comes the place says
 * so and has a button to try again; of two that are under way, the later one stays.
 * @param {string} label  id of the element that says what it shows
 * @param {Record<string, string>} words
 * @param {(room: { width: number }) => Promise<any>} ask  the kernel for the drawings; null where none came
 * @param {(answer: any) => void} [then]  what else is done with the kernel's answer
 */
export function picture(label, words, ask, then) {
  const waiting = () => h("p", { class: "eip-quiet eip-waiting" }, words.drawing);
  const element = h("div", { class: "eip-picture", tabindex: "-1" }, waiting());
  let asked = 0;

  async function draw() {
    const mine = ++asked;
    element.replaceChildren(waiting());
    const answer = await ask({ width: element.clientWidth });
    if (mine !== asked) return;
    if (!answer) return element.replaceChildren(h("p", { class: "eip-quiet" }, words.not_drawn), again());
    element.replaceChildren(h("div", { role: "img", "aria-labelledby": label }, drawn(answer.drawings)));
    then?.(answer);
  }

  function again() {
    const press = () => {
      element.focus({ preventScroll: true });
      draw();
    };
    return h("div", { class: "eip-row" }, h("button", { type: "button", onclick: press }, words.draw_again));
  }

  return { element, draw };
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
  const cells = (/** @type {(string | number | Node)[]} */ row) => row.map((cell) => h("td", { dir: "auto" }, cell));
  const body = rows.map((row) => h("tr", {}, cells(row)));
  return h("div", { class: "eip-scroll" }, h("table", {}, h("thead", {}, head), h("tbody", {}, body)));
}
