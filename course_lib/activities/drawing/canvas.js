// A sheet to draw on: an SVG whose parts are put in from the back to the front, some once for all and some drawn anew
// for every pose of what is drawn.

import { unique } from "../frame/dom.js";
import { svg } from "./strokes.js";

/** @typedef {import("./muscles.js").Strengths} Strengths */
/** What is drawn, in its pose of the moment. @typedef {import("./portrait.js").Face} Face */
/** @typedef {Record<string, string | number>} Attributes */
/** The shape of a path, and its strength from 0 to 1, in that pose. @typedef {(f: Face) => string} Shape */
/** @typedef {(u: Strengths) => number} Strength */

/** The blurs that a sheet has, in units of the drawing: a drawing of many blurs would be slow. */
const BLURS = [0.5, 1.5, 3, 6, 11];

/** @typedef {ReturnType<typeof sheet>} Sheet */

/**
 * An empty sheet that shows the part `[left, top, width, height]` of the plane. Classes of its parts begin with `p-`.
 * @param {number[]} view
 * @param {Attributes} attributes
 */
export function sheet([left, top, width, height], attributes) {
  const id = unique("sheet");
  const defs = svg("defs");
  const element = svg("svg", { viewBox: `${left} ${top} ${width} ${height}`, ...attributes }, defs);
  /** @type {{ path: SVGPathElement, shape: Shape, strength: Strength }[]} */
  const layers = [];
  let here = /** @type {SVGElement} */ (element);

  const around = { filterUnits: "userSpaceOnUse", x: left - 20, y: top - 20, width: width + 40, height: height + 40 };
  BLURS.forEach((blur, number) => {
    const filter = { id: `${id}-blur-${number}`, ...around };
    defs.append(svg("filter", filter, svg("feGaussianBlur", { stdDeviation: blur })));
  });

  /**
   * What `inside` puts in lies in a group with these attributes.
   * @param {Attributes} attributes
   * @param {() => void} inside
   */
  function within(attributes, inside) {
    const outer = here;
    here = outer.appendChild(svg("g", attributes));
    inside();
    here = outer;
  }
  const soft = (/** @type {number} */ blur, /** @type {() => void} */ inside) =>
    within({ filter: `url(#${id}-blur-${BLURS.indexOf(blur)})` }, inside);

  /**
   * A path that is drawn once.
   * @param {string} name
   * @param {string} d
   * @param {Attributes} [more]
   */
  function still(name, d, more = {}) {
    here.append(svg("path", { class: `p-${name}`, d, ...more }));
  }

  /**
   * A path that is drawn anew: its shape and its strength (a number, or what gives one) for what `redraw` is told.
   * @param {string} name
   * @param {Shape} shape
   * @param {number | Strength} [strength]
   * @param {Attributes} [more]
   */
  function moving(name, shape, strength = 1, more = {}) {
    const path = svg("path", { class: `p-${name}`, ...more });
    here.append(path);
    layers.push({ path, shape, strength: typeof strength === "number" ? () => strength : strength });
  }

  /**
   * The attribute of a group of which only what lies in this shape is seen.
   * @param {Shape} shape
   */
  function pane(shape) {
    const path = svg("path");
    const clip = svg("clipPath", { id: `${id}-pane-${defs.children.length}` }, path);
    defs.append(clip);
    layers.push({ path, shape, strength: () => 1 });
    return { "clip-path": `url(#${clip.id})` };
  }

  /**
   * A gradient. Its colours are classes that begin with `p-stop-`.
   * @param {string} name
   * @param {"linearGradient" | "radialGradient"} kind
   * @param {Attributes} place
   * @param {[number, string][]} stops
   */
  function gradient(name, kind, place, stops) {
    const colours = stops.map(([offset, tone]) => svg("stop", { offset, class: `p-stop-${tone}` }));
    defs.append(svg(kind, { id: `${id}-${name}`, ...place }, ...colours));
  }

  /** The attribute of a path that is filled with a gradient. */
  const filled = (/** @type {string} */ name) => ({ fill: `url(#${id}-${name})` });

  /** @param {Face} f */
  function redraw(f) {
    for (const { path, shape, strength } of layers) {
      const seen = strength(f.u);
      path.setAttribute("opacity", seen.toFixed(3));
      if (seen > 0) path.setAttribute("d", shape(f));
    }
  }

  return { element, within, soft, still, moving, pane, gradient, filled, redraw };
}
