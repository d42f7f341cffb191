// Lines and shapes for drawing by hand: points in, the `d` of an SVG path out. Points are [x, y], or [x, y, width] for a
// brush; y grows downwards, and x = 0 is the middle line of a face.

/** @typedef {number[]} Point  [x, y] or [x, y, width] */

/**
 * Make an SVG element, as `h` makes one of HTML.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...Node} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** One decimal is a tenth of a pixel at the size of a portrait; more would only make the page heavier. */
export const at = (/** @type {Point} */ [x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;

export const mirror = (/** @type {Point[]} */ points) => points.map(([x, ...rest]) => [-x, ...rest]);

/**
 * A number from -0.5 to 0.5 that looks like chance and is the same in every drawing.
 * @param {...number} seeds
 */
export function chance(...seeds) {
  const wave = Math.sin(seeds.reduce((sum, seed, place) => sum + seed * (12.9898 + 65.243 * place), 0.5)) * 43758.5453;
  return wave - Math.floor(wave) - 0.5;
}

/**
 * A smooth line through all points (Catmull-Rom, as Bézier curves).
 * @param {Point[]} points
 * @param {boolean} [closed]
 */
export function smooth(points, closed = false) {
  const last = points.length - 1;
  const point = (/** @type {number} */ index) =>
    closed ? points[(index + points.length) % points.length] : points[Math.min(Math.max(index, 0), last)];
  let path = `M${at(points[0])}`;
  for (let index = 0; index < (closed ? points.length : last); index++) {
    const [before, from, to, after] = [-1, 0, 1, 2].map((step) => point(index + step));
    const lead = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const trail = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    path += `C${at(lead)} ${at(trail)} ${at(to)}`;
  }
  return closed ? `${path}Z` : path;
}

/**
 * A shape between two smooth lines that run the same way.
 * @param {Point[]} one
 * @param {Point[]} other
 */
export const between = (one, other) => `${smooth(one)}${smooth([...other].reverse()).replace("M", "L")}Z`;

/**
 * The points of a smooth line, `steps` for each of its pieces.
 * @param {Point[]} points
 * @param {number} [steps]
 */
export function along(points, steps = 5) {
  const last = points.length - 1;
  const found = [];
  for (let index = 0; index < last; index++) {
    const four = [-1, 0, 1, 2].map((step) => points[Math.min(Math.max(index + step, 0), last)]);
    for (let step = 0; step < steps; step++) found.push(bend(four, step / steps));
  }
  return [...found, points[last]];
}

/**
 * @param {Point[]} points  four
 * @param {number} t  how far from the second to the third, from 0 to 1
 */
function bend([a, b, c, d], t) {
  return b.map((_, axis) => {
    const [p, q, r, s] = [a[axis], b[axis], c[axis], d[axis]];
    return q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
  });
}

/**
 * A stroke that swells and thins, as a filled shape.
 * @param {Point[]} points
 * @param {number} [steps]
 */
export function brush(points, steps = 4) {
  const line = along(points, steps);
  const edge = (/** @type {1 | -1} */ side) =>
    line.map(([x, y, width], index) => {
      const [before, after] = [line[Math.max(index - 1, 0)], line[Math.min(index + 1, line.length - 1)]];
      const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
      const half = (side * Math.max(width, 0)) / 2 / (Math.hypot(dx, dy) || 1);
      return at([x - dy * half, y + dx * half]);
    });
  return `M${[...edge(1), ...edge(-1).reverse()].join("L")}Z`;
}
