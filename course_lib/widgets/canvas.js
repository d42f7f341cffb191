// A sheet to draw on: an SVG whose parts are put in from the back to the front, some once for all and some drawn anew
// for every pose of what is drawn.

import { unique } from "./dom.js";
import { svg } from "./strokes.js";

/** The blurs that a sheet has, in units of the drawing: a drawing of many blurs would be slow. */
const BLURS = [0.5, 1.5, 3, 6, 11];

/** An empty sheet that shows the part `[left, top, width, height]` of the plane. Classes of its parts begin with `p-`. */
export function sheet([left, top, width, height], attributes) {
  const id = unique("sheet");
  const defs = svg("defs");
  const element = svg("svg", { viewBox: `${left} ${top} ${width} ${height}`, ...attributes }, defs);
  const layers = [];
  let here = element;

  const around = { filterUnits: "userSpaceOnUse", x: left - 20, y: top - 20, width: width + 40, height: height + 40 };
  BLURS.forEach((blur, number) => defs.append(svg("filter", { id: `${id}-blur-${number}`, ...around }, svg("feGaussianBlur", { stdDeviation: blur }))));

  /** What `inside` puts in lies in a group with these attributes. */
  function within(attributes, inside) {
    const outer = here;
    here = outer.appendChild(svg("g", attributes));
    inside();
    here = outer;
  }
  const soft = (blur, inside) => within({ filter: `url(#${id}-blur-${BLURS.indexOf(blur)})` }, inside);

  const still = (name, d, more = {}) => here.append(svg("path", { class: `p-${name}`, d, ...more }));

  /** A path that is drawn anew: its shape and its strength (a number, or what gives one) for what `redraw` is told. */
  function moving(name, shape, strength = 1, more = {}) {
    const path = svg("path", { class: `p-${name}`, ...more });
    here.append(path);
    layers.push({ path, shape, strength: typeof strength === "number" ? () => strength : strength });
  }

  /** The attribute of a group of which only what lies in this shape is seen. */
  function pane(shape) {
    const path = svg("path");
    const clip = svg("clipPath", { id: `${id}-pane-${defs.children.length}` }, path);
    defs.append(clip);
    layers.push({ path, shape, strength: () => 1 });
    return { "clip-path": `url(#${clip.id})` };
  }

  /** A gradient, and the attribute of a path that is filled with it. Colours are classes that begin with `p-stop-`. */
  function gradient(name, kind, place, stops) {
    defs.append(svg(kind, { id: `${id}-${name}`, ...place }, ...stops.map(([offset, tone]) => svg("stop", { offset, class: `p-stop-${tone}` }))));
  }
  const filled = (name) => ({ fill: `url(#${id}-${name})` });

  function redraw(f) {
    for (const { path, shape, strength } of layers) {
      const seen = strength(f.u);
      path.setAttribute("opacity", seen.toFixed(3));
      if (seen > 0) path.setAttribute("d", shape(f));
    }
  }

  return { element, within, soft, still, moving, pane, gradient, filled, redraw };
}
