// A face at rest, as points: outline, lids, brows, the tones that light makes on it, and the creases that muscles make.
// Right halves; the left is the mirror, except where the light, which comes from the upper left, makes a difference.

import { brush, chance, mirror, smooth } from "./strokes.js";

/** @typedef {import("./strokes.js").Point} Point */
/** @typedef {import("./muscles.js").Strengths} Strengths */
/** The face of the moment. @typedef {import("./portrait.js").Face} Face */

export const HEAD = [
  [0, 49], [37, 54], [60, 77], [71, 112], [73.5, 146], [72, 174], [70, 196], [66.5, 220], [59, 244], [46.5, 265.5], [30.5, 281.5], [15.5, 290.6], [0, 293.6],
];
/** The line of cheek and jaw, from beside the eye to the chin. */
export const CONTOUR = HEAD.slice(5).map(([x, y], place) => [x, y, [0.2, 0.7, 1, 1.2, 1.5, 1.6, 1.4, 1.2][place]]);

export const EAR = [[64, 168], [74.5, 160.5], [80.5, 162.5], [82, 175], [78.6, 189], [74.5, 200], [64, 202]];
export const EAR_LINES = [
  [[71, 164, 0.2], [75.5, 160.6, 0.8], [80.6, 163, 1], [82, 175, 0.9], [78.6, 189, 0.9], [74.5, 200.4, 1], [68, 202, 0.2]],
  [[73, 168, 0], [77, 165.6, 0.8], [78.6, 172, 0.8], [76.6, 184, 0.6], [74, 189, 0]],
];

/** Lids from the inner to the outer corner; with each point, how much of the lid's rise it shares. */
export const UPPER_LID = [[17.5, 175.4, 0], [21, 171.9, 0.5], [27, 168.6, 0.95], [34, 167.1, 1], [41, 168, 0.9], [47, 170.6, 0.5], [51, 173, 0.1]];
export const LOWER_LID = [[17.5, 175.4, 0], [22, 177.6, 0.5], [28, 179, 0.9], [34, 179.3, 1], [40.5, 178.4, 0.95], [46.5, 176, 0.6], [51, 173, 0.1]];
/** The fold above the upper lid, with its width. */
export const FOLD = [[18.5, 172, 0.1], [22, 167.6, 0.7], [28, 163.8, 1], [35, 162.3, 1.1], [42.5, 163.6, 1.1], [49, 167.2, 0.9], [54, 171.6, 0.1]];
export const PUPIL = [34, 172.6];
export const BROW = [[13.5, 148.6, 3.6], [19, 147.2, 6], [27, 145.2, 6.5], [35, 143.5, 6.2], [43, 143, 5.4], [50.5, 145.2, 3.8], [58.5, 150.2, 0.8]];

/** Closed shapes on both sides of the face, one shape, and the same for strokes of the brush. */
export const pair = (/** @type {Point[]} */ points) => (/** @type {Face} */ face) => smooth(points.map(face.on), true) + smooth(mirror(points).map(face.on), true);
const single = (/** @type {Point[]} */ points) => (/** @type {Face} */ face) => smooth(points.map(face.on), true);
export const strokes = (/** @type {Point[]} */ points) => (/** @type {Face} */ face) => brush(points.map(face.on)) + brush(mirror(points).map(face.on));
export const stroke = (/** @type {Point[]} */ points) => (/** @type {Face} */ face) => brush(points.map(face.on));

/**
 * Tones: how blurred, which colour, how strong, and where.
 * @type {[number, string, (u: Strengths) => number, (face: Face) => string][]}
 */
export const TONES = [
  // how the head turns away from the light
  [11, "shade", () => 0.62, single([[96, 90], [60, 118], [61, 176], [56, 220], [45, 258], [22, 292], [60, 310], [110, 240]])],
  [11, "shade", () => 0.36, single([[-100, 100], [-70, 140], [-68, 190], [-60, 230], [-42, 272], [-18, 298], [-60, 316], [-110, 230]])],
  [11, "light", () => 0.5, single([[-50, 100], [-14, 92], [24, 100], [28, 124], [-6, 132], [-44, 126]])],
  [11, "light", (u) => 0.34 + 0.2 * u[6] + 0.1 * u[12], single([[-24, 196], [-42, 190], [-60, 192], [-62, 206], [-48, 216], [-30, 214]])],
  [11, "light", (u) => 0.26 + 0.2 * u[6] + 0.1 * u[12], single([[26, 196], [40, 191], [54, 192], [56, 204], [44, 214], [30, 212]])],
  // eye sockets, hollows of the cheeks, sides of the nose, chin
  [6, "shade", () => 0.4, pair([[11, 160], [20, 155], [34, 153], [52, 157], [58, 166], [55, 178], [40, 185], [24, 184], [13, 178]])],
  [6, "shade", (u) => 0.24 + 0.16 * u[26], pair([[64, 204], [51, 216], [39, 236], [40, 258], [55, 250], [65, 226]])],
  [6, "shade", () => 0.55, single([[4, 162], [9, 176], [11, 194], [17, 204], [28, 214], [26, 222], [12, 217], [8, 200], [5, 184]])],
  [6, "shade", () => 0.26, single([[-8, 164], [-11, 178], [-12, 196], [-19, 206], [-26, 214], [-20, 218], [-12, 210], [-8, 194]])],
  [6, "shade", () => 0.26, pair([[28, 236], [34, 240], [34, 250], [28, 252], [25, 244]])],
  [6, "shade", () => 0.5, single([[-22, 262], [0, 259], [24, 261], [16, 269], [-12, 269]])],
  [6, "light", () => 0.34, single([[-15, 277], [-2, 273], [9, 277], [5, 285], [-10, 285]])],
  [6, "shade", () => 0.45, single([[-34, 288], [-10, 296], [14, 296], [40, 284], [60, 262], [64, 280], [20, 306], [-30, 302]])],
  [6, "shade", (u) => 0.34 * u.beard, single([[-64, 214], [-50, 234], [-34, 226], [0, 222], [34, 226], [50, 234], [64, 214], [58, 254], [30, 288], [0, 298], [-30, 288], [-58, 254]])],
  // corners of the eyes, under the nose and the lip, wings of the nose
  [3, "shade", () => 0.5, pair([[9, 164], [12.5, 160], [17, 165], [15.5, 175], [11, 178]])],
  [3, "shade", () => 0.55, single([[-12, 216.5], [0, 219], [13, 216.5], [20, 222], [9, 227], [-3, 226], [-14, 221]])],
  [3, "shade", () => 0.6, (face) => smooth([...face.rim("bottom", 1.5), ...face.rim("bottom", 8).reverse()], true)],
  [3, "light", () => 0.62, stroke([[-2, 158, 1], [-2.2, 176, 3.4], [-2.6, 194, 3.4], [-3.4, 204, 6.5], [-3.4, 209, 3]])],
  [3, "light", () => 0.3, (face) => brush(face.rim("top", -2.4).map(([x, y], place) => [x, y, [0, 1, 2, 1.6, 1.2, 1.6, 2, 1, 0][place]]))],
  [3, "shade", (u) => 0.6 * Math.min(1, u[10] + 0.8 * u[9]), strokes([[17, 201, 0], [21.5, 207, 5], [25, 214, 4], [28, 224, 0]])],
  [3, "shade", (u) => 0.4 * u[23], (face) => /** @type {[import("./portrait.js").Edge, number][]} */ ([["bottom", 3], ["top", -2]]).map(([edge, by]) => brush(face.rim(edge, by).map(([x, y]) => [x, y, 4]))).join("")],
  [1.5, "shade", () => 0.34, single([[-1.5, 221], [2.5, 221], [3.6, 231], [1, 233.5], [-2, 231]])],
];

/** How deep a crease is, its line, and how sharp it is. @typedef {[(u: Strengths) => number, Point[], number]} Crease */

/**
 * Creases: how deep (0 to 1; `u.age` is 1 in a lined face), the line, and how sharp it is.
 * @type {Crease[]}
 */
export const CREASES = [
  ...[[127, 1.2], [116, 1.4], [105, 1]].flatMap(([y, width]) => /** @type {Crease[]} */ ([
    [(u) => u[1] * (1 - 0.2 * u[4]) + 0.22 * u.age, [[-0.1, y + 1, width], [9, y + 0.5, width], [19, y - 2, width * 0.9], [31, y - 4, 0]], 0.5],
    [(u) => u[2] + 0.14 * u.age, [[18, y - 2, 0], [32, y - 5, width], [46, y - 6, width], [57, y - 1, 0]], 0.5],
  ])),
  [(u) => u[4] + 0.3 * u[9], [[5.4, 134, 0], [7, 141, 1.3], [7.4, 149, 1.5], [6.8, 156, 0]], 0.5],
  ...[[[56, 168.5], [62, 165], [68, 160.5]], [[57.5, 173], [63.5, 172], [69, 169.8]], [[56, 177.6], [61.5, 180], [67, 180.8]]].map(
    ([from, over, to]) => /** @type {Crease} */ ([(u) => u[6] + 0.3 * u.age, [[...from, 0.3], [...over, 1], [...to, 0]], 0.42]),
  ),
  [(u) => 0.22 + 0.55 * u[6] + 0.5 * u[7] + 0.2 * u[12] + 0.3 * u.age, [[19, 181, 0], [26, 184.6, 0.9], [36, 185.6, 1.1], [46, 182.8, 0]], 0.5],
  [(u) => 0.6 * u[6] + 0.25 * u.age, [[31, 192.5, 0], [41, 192.6, 1], [51, 188, 0]], 0.3],
  [(u) => u[9], [[-0.1, 166.4, 1], [4, 167, 0.9], [9, 169.6, 0]], 0.45],
  [(u) => u[9], [[1.6, 172.6, 0], [7, 174.4, 1.1], [13.4, 181, 0]], 0.45],
  [(u) => u[9], [[2.4, 180.6, 0], [8.4, 182.8, 1.1], [15.4, 190.4, 0]], 0.45],
  [
    (u) => 0.2 + 0.65 * u[12] + 0.35 * u[6] + 0.3 * u[20] + 0.6 * u[10] + 0.5 * u[9] + 0.35 * u.age,
    [[18.4, 204.5, 0], [22.6, 211, 0.9], [27.6, 220, 1.3], [32, 230, 1], [34.6, 240, 0]],
    0.45,
  ],
  [(u) => 0.7 * u[14] + 0.2 * u[12], [[30.4, 234, 0], [33, 238.5, 1.6], [33.2, 243.6, 1.7], [31, 249.5, 0]], 0.45],
  [(u) => u[15] + 0.22 * u.age, [[27.4, 244.5, 0.2], [29.8, 249, 1.2], [31.2, 256, 0.8], [31.4, 264, 0]], 0.5],
  [(u) => 0.25 + 0.75 * u[17] + 0.2 * u[15], [[-0.1, 262, 1.2], [8, 262.6, 1.1], [17, 266, 0]], 0.4],
  [(u) => 0.6 * u[23], [[27.4, 236, 0], [29.2, 241.4, 1.5], [27.6, 247.4, 0]], 0.4],
  ...[[6, 233.6], [13, 234.6], [7, 253.4], [14.5, 252]].map(
    ([x, y]) => /** @type {Crease} */ ([(u) => 0.35 * u[23], [[x, y - 3, 0], [x + 0.4, y, 0.8], [x + 0.2, y + 2.6, 0]], 0.3]),
  ),
];

/** Stubble: short hairs of a shaven beard, over jaw, chin and upper lip. */
const STUBBLE = Array.from({ length: 210 }, (_, n) => [chance(n, 3) * 128, 221 + (chance(n, 5) + 0.5) * 71]).filter(
  ([x, y]) => y > 224 + Math.max(0, Math.abs(x) - 22) * 0.25 - (Math.abs(x) > 40 ? 12 : 0) && Math.abs(x) < 66 - Math.max(0, y - 232) * 0.72 && (Math.abs(x) > 29 || y < 231 || y > 258),
);
export const stubble = (/** @type {Face} */ face) => STUBBLE.map(([x, y], n) => brush([[x, y, 0.5], [x * 1.01 + chance(n, 7), y + 1.8, 0.1]].map(face.on), 1)).join("");

/** Dimples of a chin that is pushed up: where, how broad, how long. */
const DIMPLES = [
  [-14, 270, 1.6, 4], [-5, 273, 2, 4], [6, 271, 1.7, 4.4], [14, 274, 1.8, 3.4], [-10.5, 278.4, 2, 4.4], [1, 279, 1.8, 5], [10, 281, 1.8, 4], [-4, 285, 1.6, 4.4], [4.6, 286.4, 1.3, 3],
];
export const dimples = (/** @type {number} */ by) => (/** @type {Face} */ face) => DIMPLES.map(([x, y, width, long]) => brush([[x - long, y - 0.6 + by, 0], [x, y + 0.6 + by, width], [x + long, y - 0.4 + by, 0]].map(face.on))).join("");
