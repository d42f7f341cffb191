// What belongs to a face beside its skin, each drawn on a sheet (see canvas.js): neck, ears, nose, eyes, lips, brows.
// `f` is the face of the moment, as `posed` in portrait.js makes it.

import { BROW, EAR, EAR_LINES, PUPIL, pair, stroke, strokes } from "./anatomy.js";
import { DROP } from "./muscles.js";
import { along, between, brush, chance, mirror, smooth } from "./strokes.js";

/** @typedef {import("./strokes.js").Point} Point */
/** @typedef {import("./portrait.js").Face} Face */
/** @typedef {import("./canvas.js").Sheet} Sheet */
/** @typedef {1 | -1} Side  the right half, as the face is at rest, and its mirror */

/** @param {Sheet} sheet */
export function shoulders({ within, soft, still, moving, pane }) {
  const outline = smooth([[-44, 240], [-44, 276], [-48, 298], [-66, 312], [-90, 340], [90, 340], [66, 312], [48, 298], [44, 276], [44, 240]], true);
  still("neck", outline);
  within(pane(() => outline), () => {
    soft(6, () => {
      const drop = (/** @type {Face} */ f, /** @type {number} */ by) => f.u[26] * by;
      moving("shade", (f) => smooth([[-56, 262], [-34, 288 + drop(f, 17)], [-6, 302 + drop(f, 17)], [20, 304 + drop(f, 17)], [46, 300 + drop(f, 10)], [60, 330], [80, 250], [0, 230]], true), 0.85);
      still("shade", smooth([[26, 290], [34, 312], [70, 322], [60, 280]], true), { opacity: 0.4 });
    });
    soft(1.5, () => still("shade", brush([[-32, 296, 0], [-20, 314, 2.4], [-8, 328, 2]]) + brush([[34, 296, 0], [24, 314, 3], [9, 328, 2]]), { opacity: 0.4 }));
  });
  still("cloth", smooth([[-150, 352], [-122, 330], [-86, 314], [-54, 303], [-44, 314], [-22, 327], [0, 331], [22, 327], [44, 314], [54, 303], [86, 314], [122, 330], [150, 352], [150, 372], [-150, 372]], true));
  soft(1.5, () => still("clothshade", brush([[-54, 305, 0], [-43, 317, 3], [-21, 330, 3], [0, 334, 3], [22, 330, 3.4], [44, 317, 4], [54, 305, 0]]), { opacity: 0.6 }));
}

/** @param {Sheet} sheet */
export function ears({ soft, still }) {
  for (const side of [(/** @type {Point[]} */ points) => points, mirror]) {
    still("ear", smooth(side(EAR), true));
    soft(1.5, () => still("shade", brush(side([[72, 172, 1], [76.5, 168, 2.2], [77, 178, 3], [74, 190, 3.6], [72, 198, 1]])), { opacity: 0.55 }));
    for (const line of EAR_LINES) still("line", brush(side(line)), { opacity: 0.55 });
  }
}

/** @param {Sheet} sheet */
export function nose({ soft, moving }) {
  soft(0.5, () => {
    moving("dark", pair([[4.4, 215.2], [7, 213.2], [10.6, 213.3], [12.4, 215], [9.4, 216.2], [6, 216.6]]), 0.72);
    moving("line", strokes([[15.4, 202.5, 0], [18, 207, 0.8], [17.6, 212.2, 1.3], [14.8, 215.4, 1.1], [12.6, 215.2, 0.3]]), 0.55);
    moving("line", stroke([[-5, 217, 0], [-2, 218.6, 0.9], [0.5, 219.1, 1.1], [3, 218.5, 0.9], [6, 216.8, 0]]), 0.5);
    moving("line", stroke([[9.4, 160, 0], [8.6, 168, 0.9], [8.2, 178, 0.7], [8.8, 188, 0]]), 0.3);
    moving("line", stroke([[6, 198, 0], [9.6, 203, 0.8], [9.8, 209, 0.6], [8, 212, 0]]), 0.28);
  });
}

/**
 * @param {Sheet} sheet
 * @param {Side} side
 */
export function eye({ within, soft, moving, pane, filled }, side) {
  const opening = (/** @type {Face} */ f) => between(f.lid("upper", side), f.lid("lower", side));
  const widths = (/** @type {Point[]} */ points, /** @type {number[]} */ list) => points.map(([x, y], place) => [x, y, list[place]]);
  const disc = (/** @type {number} */ radius, dx = 0, dy = 0) => (/** @type {Face} */ f) => {
    const [x, y] = f.turn([side * PUPIL[0], PUPIL[1]]);
    return `M${x - radius + dx} ${y + dy}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  };
  const corner = (/** @type {Point[]} */ points) => (/** @type {Face} */ f) => smooth(points.map(([x, y]) => f.turn([side * x, y])), true);
  within(pane(opening), () => {
    moving("white", opening);
    soft(1.5, () => {
      moving("shade", corner([[15, 170], [21, 176], [16, 181]]), 0.6);
      moving("shade", corner([[53, 168], [45, 175], [52, 180]]), 0.6);
    });
    moving("iris", disc(7), 1, filled("iris"));
    moving("pupil", disc(2.9));
    soft(1.5, () => moving("dark", (f) => brush(f.lid("upper", side, 0.4).map(([x, y]) => [x, y, 4.4])), 0.6));
    moving("spark", disc(1.1, -2.2, -2.2));
  });
  moving("line", (f) => brush(widths(f.lid("lower", side, 0.3), [0.3, 0.5, 0.6, 0.7, 0.9, 1, 0.5])), 0.5);
  moving("line", (f) => brush(widths(f.lid("upper", side, -0.3), [0.5, 1.1, 1.5, 1.7, 1.9, 1.8, 0.7])), 0.88);
  soft(0.5, () => moving("line", (f) => brush(f.fold(side)), 0.55));
}

/** @param {Sheet} sheet */
export function lips({ within, soft, moving, pane }) {
  const opening = (/** @type {Face} */ f) => between(f.lips("upper"), f.lips("lower"));
  const row = (/** @type {Point[]} */ points, /** @type {number[]} */ list) => points.map(([x, y], place) => [x, y, list[place]]);
  /**
   * A stroke along a part of an edge.
   * @param {Face} f
   * @param {import("./portrait.js").Edge} edge
   * @param {number} from
   * @param {number} to
   * @param {number[]} list
   */
  const inner = (f, edge, from, to, list, dy = 0) => brush(row(f.lips(edge).slice(from, to).map(([x, y]) => [x, y + dy]), list));
  /** The lower teeth hang on the jaw, the upper ones on the skull. */
  const low = (/** @type {Face} */ f, /** @type {Point[]} */ points) => points.map(([x, y]) => f.turn([x, y + f.u[26] * (DROP - 2)]));
  within(pane(opening), () => {
    moving("cavity", opening);
    soft(1.5, () => moving("tongue", (f) => smooth(low(f, [[-16, 250], [0, 246], [16, 250], [16, 262], [-16, 262]]), true), (u) => 0.5 * u[26]));
    soft(0.5, () => {
      moving("teeth", (f) => smooth([[-21, 231], [21, 231], [21, 240.6], [13, 243.8], [0, 244.8], [-13, 243.8], [-21, 240.6]].map(f.turn), true), 0.95);
      moving("teeth", (f) => smooth(low(f, [[-18, 247], [-9, 245.6], [0, 245.3], [9, 245.6], [18, 247], [18, 259], [-18, 259]]), true), 0.8);
      moving("gaps", (f) => [-3, -2, -1, 0, 1, 2, 3].map((n) => brush([[n * 5.5, 234, 0.5], [n * 5.5, 244, 0.5]].map(f.turn)) + brush(low(f, [[n * 4, 246], [n * 4, 257]]).map((p) => [...p, 0.5]))).join(""), 0.3);
    });
    soft(1.5, () => moving("dark", (f) => brush(f.lips("upper").map(([x, y]) => [x, y, 3])) + brush(row(f.lips("lower"), [4, 3, 1.6, 1, 1, 1, 1, 1, 1, 1, 1.6, 3, 4])), 0.55));
  });
  soft(0.5, () => {
    moving("lip", (f) => between(f.lips("lower"), f.lips("bottom")), 0.8);
    moving("upperlip", (f) => between(f.lips("top"), f.lips("upper")), 0.85);
  });
  soft(1.5, () => {
    moving("shade", (f) => inner(f, "bottom", 2, 11, [0, 1.4, 2.2, 2.6, 2.6, 2.6, 2.4, 1.6, 0], -0.8), 0.4);
    moving("light", (f) => inner(f, "middle", 3, 10, [0, 1.6, 2.8, 2.6, 2.8, 1.4, 0]), 0.42);
    moving("dark", (f) => [0, 12].map((place) => f.lips("upper")[place]).map(([x, y]) => `M${x - 2} ${y}a2 1.4 0 1 0 4 0a2 1.4 0 1 0 -4 0Z`).join(""), 0.36);
  });
  moving("line", (f) => inner(f, "upper", 0, 13, [0.5, 1.1, 1, 0.9, 1.1, 1.3, 1.4, 1.3, 1.1, 0.9, 1, 1.1, 0.5]), 0.8);
  moving("line", (f) => inner(f, "top", 3, 10, [0, 0.5, 0.6, 0.5, 0.6, 0.5, 0]), 0.35);
}

/**
 * Brows; `full` is 1 for brows of middling strength.
 * @param {Sheet} sheet
 * @param {number} full
 */
export function brows({ soft, moving }, full) {
  soft(1.5, () => moving("brow", strokes(BROW.map(([x, y, width], place) => [x, y, width * full * (place ? 0.9 : 0.5)])), 0.5));
  moving("brow", (f) => bristles(f, 1, full) + bristles(f, -1, full), 0.85);
}

/**
 * The hairs of a brow: upright at the inner end, then along it, the upper row leaning down and the lower one up.
 * @param {Face} f
 * @param {Side} side
 * @param {number} full
 */
function bristles(f, side, full) {
  const spine = along(BROW, 7);
  return spine.flatMap(([x, y, wide], n) => [-1, 0, 1].map((row) => {
    const share = n / spine.length;
    const odd = chance(n, row, side);
    if (share < 0.1 && row < 1 && odd > 0) return "";
    const lean = -1.25 * (1 - share) ** 1.6 + 0.42 * share - row * 0.34 * Math.min(1, 3 * share) + odd * 0.35;
    const young = Math.min(1, 0.45 + 4 * share); // the first hairs are short and fine
    const long = 5.4 * (1 - 0.3 * share) * young;
    const thick = wide * full;
    const from = [x + odd * 1.6 - 1, y + row * thick * 0.3 + 0.24 * thick * (1 - share)];
    const to = [from[0] + Math.cos(lean) * long, from[1] + Math.sin(lean) * long];
    const over = [(from[0] + to[0]) / 2 + 0.2, (from[1] + to[1]) / 2 - 0.3];
    return brush([[...from, 0.7 * young], [...over, 0.7 * young], [...to, 0.05]].map(([px, py, w]) => f.on([side * px, py, w])), 2);
  })).join("");
}

/**
 * @param {Sheet} sheet
 * @param {(point: Point) => Point} turn
 */
export function spectacles({ still }, turn) {
  const ring = [[13, 168], [17, 160], [34, 157.5], [50, 160], [55, 170], [52, 184], [40, 191.5], [27, 191], [16.5, 183]];
  const frame = smooth(ring.map(turn), true) + smooth(mirror(ring).map(turn), true);
  still("rim", `${frame}${smooth([[-13, 169], [-6, 165.5], [6, 165.5], [13, 169]].map(turn))}${smooth([[55, 167], [74, 164]].map(turn))}${smooth([[-55, 167], [-74, 164]].map(turn))}`);
}
