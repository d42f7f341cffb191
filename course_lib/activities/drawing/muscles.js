// What each action unit does to the points of a drawn face. Strengths go from 0 (at rest) to 1; `u[12]` is the strength
// of unit 12. The skin follows a muscle as a cloth follows a finger: most where it pulls, less the farther away, and
// beyond its reach not at all (after the muscle model of K. Waters, SIGGRAPH 1987). Lengths are in units of the drawing,
// in which an eye is about 33 wide; x grows outwards from the middle line, y downwards.


/** @typedef {import("./strokes.js").Point} Point */
/** @typedef {Record<string | number, number>} Strengths */

/**
 * Pulls: how strongly, where, how far it reaches, and by how much; for the right half, the left half is its mirror.
 * @type {[(u: Strengths) => number, Point, Point, Point][]}
 */
const PULLS = [
  [(u) => u[1], [11, 147], [33, 42], [-1, -10.5]],
  [(u) => u[2], [48, 142], [31, 36], [1, -9.5]],
  [(u) => u[4] * (1 - 0.75 * u[1]), [12, 150], [26, 26], [-1, 8]],
  [(u) => u[4], [14, 150], [30, 26], [-4, 0]],
  [(u) => u[4], [34, 145], [30, 24], [-3, 5.5]],
  [(u) => u[6], [46, 206], [38, 38], [-1, -7]],
  [(u) => u[6], [56, 152], [18, 18], [0, 1.8]],
  [(u) => u[9], [10, 203], [22, 38], [0.5, -6.5]],
  [(u) => u[9], [11, 152], [24, 20], [-2, 3.4]],
  [(u) => u[10], [17, 214], [26, 26], [2.5, -5]],
  [(u) => u[12], [31, 242], [30, 34], [9, -9]],
  [(u) => u[12], [48, 208], [36, 34], [1.5, -4.5]],
  [(u) => u[14], [34, 241], [20, 26], [-3, -0.5]],
  [(u) => u[15], [28, 248], [26, 26], [1, 8]],
  [(u) => u[16], [10, 262], [28, 18], [0, 5]],
  [(u) => u[17], [0, 276], [38, 36], [0, -7.5]],
  [(u) => u[20], [33, 246], [36, 36], [9, 1]],
  [(u) => u[23], [26, 243], [24, 24], [-2.5, 0]],
];

/** How far unit 26 lowers the chin. */
export const DROP = 22;

const ramp = (/** @type {number} */ value, /** @type {number} */ from, /** @type {number} */ to) => {
  const t = Math.min(Math.max((value - from) / (to - from), 0), 1);
  return t * t * (3 - 2 * t);
};

/**
 * Where a point of the skin at rest has gone. Whatever else it holds (a width) is kept.
 * @param {Strengths} u
 * @param {Point} point
 */
export function pulled(u, [x, y, ...rest]) {
  const out = Math.abs(x);
  const side = Math.sign(x) * Math.min(1, out / 5); // nothing is pulled over the middle line
  let [dx, dy] = [0, 0];
  for (const [strength, [px, py], [rx, ry], [bx, by]] of PULLS) {
    const far = ((out - px) / rx) ** 2 + ((y - py) / ry) ** 2;
    if (far >= 1) continue;
    const share = strength(u) * (1 - far) ** 2;
    dx += share * bx;
    dy += share * by;
  }
  return [x + side * dx, y + dy + u[26] * DROP * jaw(out, y), ...rest];
}

/** How much a point hangs on the lower jaw: wholly at the chin, less towards the joint at the ear. */
const jaw = (/** @type {number} */ out, /** @type {number} */ y) => ramp(y, 232, 266) * (1 - 0.8 * ramp(out, 26, 78));

/**
 * How far the lids have moved upwards from where they rest.
 * @param {Strengths} u
 */
export function lids(u) {
  const upper = 6 * u[5] - 1.3 * u[7] - 0.9 * u[6] - 0.9 * u[9] - 0.6 * u[4] + 0.5 * u[2];
  const lower = 3.6 * u[7] + 2.6 * u[6] + 1.6 * u[9] + 0.7 * u[12] - 0.5 * u[5];
  return { upper: Math.max(upper, -2.6), lower: Math.min(lower, 4.6) };
}

/** Places along a lip from the middle (0) to the corner (1); there, how thick the lips are and where they meet. */
const ALONG = [0, 0.13, 0.27, 0.5, 0.72, 0.9, 1];
const UPPER = [5.9, 6.5, 7, 5.7, 3.6, 1.5, 0.2];
const LOWER = [9.8, 9.9, 9.7, 8.5, 5.9, 2.4, 0.2];
const MEET = [242, 241.8, 241.2, 240.7, 240.5, 240.2, 240];

/**
 * The right half of the mouth: the edges of the lips, from the middle to the corner.
 * @param {Strengths} u
 */
export function mouth(u) {
  const width = 25.5 + 8 * u[12] + 9 * u[20] + 0.5 * u[15] - 1 * u[14] - 2.6 * u[23] - 2.2 * u[26] * (1 - u[20]);
  const less = (/** @type {number} */ unit, /** @type {number} */ share) => 1 - share * u[unit];
  const thick = {
    upper: less(12, 0.28) * less(20, 0.35) * less(23, 0.6) * less(26, 0.1) * less(17, 0.1),
    lower: less(12, 0.25) * less(20, 0.35) * less(23, 0.52) * less(26, 0.12) * (1 + 0.14 * u[17]),
  };
  const edges = ALONG.map((t, index) => {
    const middle = 1 - t * t;
    const corner = (1.2 - 9 * t ** 1.8) * u[12] + 9 * u[15] * t ** 2.4 + 8 * u[26] * t ** 3 - 0.8 * u[14] * t ** 3 + u[20] * t;
    const meet = MEET[index] + corner - 5 * u[17] * middle;
    const upper = meet - (5 * u[10] + 2.4 * u[9]) * middle ** 0.6;
    const open = (8 * u[16] + (DROP - 3) * u[26]) * (1 - t ** 2.6) ** 0.7;
    return { x: width * t, upper, lower: Math.max(upper, meet + open) };
  });
  return {
    top: edges.map(({ x, upper }, index) => [x, upper - UPPER[index] * thick.upper]),
    upper: edges.map(({ x, upper }) => [x, upper]),
    lower: edges.map(({ x, lower }) => [x, lower]),
    middle: edges.map(({ x, lower }, index) => [x, lower + 0.45 * LOWER[index] * thick.lower]),
    bottom: edges.map(({ x, lower }, index) => [x, lower + LOWER[index] * thick.lower]),
  };
}
