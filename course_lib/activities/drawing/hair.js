// Hair and headscarf: drawn once, because no action unit moves them. A style is a band between two lines, the outer and
// the inner one, that is filled and then combed through with strokes.

import { along, between, brush, chance, smooth } from "./strokes.js";

/** @typedef {import("./strokes.js").Point} Point */
/**
 * A band between two lines: where it is parted, how long its strokes are, and what it has beside.
 * @typedef {object} Style
 * @property {Point[]} out
 * @property {Point[]} in
 * @property {number} part
 * @property {number} long
 * @property {number} [curl]
 * @property {boolean} [up]
 * @property {boolean} [thin]
 * @property {Point[]} [behind]
 */
/** A class and a path. @typedef {[string, string]} Layer */
/** What lies behind everything, around the head, and before it. @typedef {{ behind: Layer[], around: Layer[], front: Layer[] }} Hair */

const SWEPT = {
  out: [[-72.5, 180], [-77, 162], [-81.5, 138], [-82.5, 110], [-76, 76], [-57, 50], [-28, 37], [6, 33], [42, 40], [68, 62], [80, 94], [82.5, 122], [79, 152], [72.5, 180]],
  in: [[-71.8, 180], [-70.5, 164], [-69.5, 148], [-66, 128], [-58.5, 110], [-48, 96], [-33, 87], [-8, 84], [22, 88], [46, 98], [58.5, 112], [66.5, 130], [70, 152], [71.8, 180]],
  part: 0.36,
  long: 0.1,
};

/** @type {Record<string, Style>} */
const STYLES = {
  swept: SWEPT,
  bob: {
    out: [[-66, 258], [-80, 238], [-87, 200], [-87, 150], [-83, 106], [-72, 68], [-44, 42], [-4, 34], [40, 41], [70, 66], [83, 106], [87, 150], [87, 200], [80, 238], [66, 258]],
    in: [[-61, 256], [-65, 234], [-67.5, 204], [-68, 168], [-64, 136], [-55, 112], [-40, 94], [-16, 82], [18, 92], [44, 108], [59, 130], [67, 164], [67.5, 204], [65, 234], [61, 256]],
    part: 0.44,
    long: 0.13,
    behind: [[-70, 150], [-80, 210], [-62, 262], [0, 274], [62, 262], [80, 210], [70, 150]],
  },
  tied: {
    out: [[-73, 170], [-75.5, 150], [-77, 124], [-75, 96], [-64, 66], [-40, 47], [0, 41], [40, 47], [64, 66], [75, 96], [77, 124], [75.5, 150], [73, 170]],
    in: [[-71, 172], [-69.5, 150], [-66.5, 130], [-59, 111], [-46, 96], [-26, 86], [0, 83], [26, 86], [46, 96], [59, 111], [66.5, 130], [69.5, 150], [71, 172]],
    part: 0.5,
    long: 0.06,
    up: true,
    behind: [[-24, 50], [-27, 36], [-14, 25], [4, 23], [20, 28], [27, 40], [22, 52]],
  },
  curls: {
    out: [[-77, 182], [-86, 166], [-91, 142], [-93, 110], [-85, 74], [-62, 46], [-30, 31], [4, 27], [40, 32], [70, 52], [88, 82], [94, 114], [91, 144], [86, 166], [77, 182]],
    in: [[-71, 182], [-70.5, 164], [-69, 146], [-64, 126], [-55, 108], [-42, 95], [-22, 87], [0, 85], [24, 88], [43, 96], [56, 109], [64, 126], [69, 146], [70.5, 164], [71, 182]],
    part: 0.5,
    long: 0.03,
    curl: 3.4,
  },
  cropped: {
    out: [[-73, 174], [-75, 152], [-76.5, 126], [-74, 98], [-63, 70], [-40, 51], [0, 45], [40, 51], [63, 70], [74, 98], [76.5, 126], [75, 152], [73, 174]],
    in: [[-71, 176], [-69.5, 154], [-67.5, 128], [-62, 104], [-50, 86], [-34, 77], [0, 84], [34, 77], [50, 86], [62, 104], [67.5, 128], [69.5, 154], [71, 176]],
    part: 0.5,
    long: 0.015,
    thin: true,
  },
};

/**
 * A style of hair by its name.
 * @param {string} name
 * @returns {Hair}
 */
export function hair(name) {
  if (name === "scarf") return scarf();
  const style = STYLES[name];
  const kind = style.thin ? "hair p-thin" : "hair";
  return {
    behind: style.behind ? [["hair", smooth(style.behind, true)]] : [],
    around: [[kind, `${smooth(style.out)}Z`]],
    front: [
      [kind, between(style.out, style.in)],
      ["sheen", brush([[-72, 122, 0], [-65, 86, 9], [-42, 60, 13], [-6, 52, 11], [30, 57, 4], [50, 70, 0]])],
      ...Object.entries(comb(style)),
    ],
  };
}

/**
 * Strokes through the band, away from the parting, lighter towards the light.
 * @param {Style} style
 */
function comb({ out, in: inner, part, long, curl = 0, up = false }) {
  const [outer, hairline] = [along(out, 10), along(inner, 10)];
  const place = (/** @type {Point[]} */ line, /** @type {number} */ share) => {
    const far = Math.min(Math.max(share, 0), 0.9999) * (line.length - 1);
    const [from, to] = [line[Math.floor(far)], line[Math.floor(far) + 1]];
    return [0, 1].map((axis) => from[axis] + (to[axis] - from[axis]) * (far % 1));
  };
  const spot = (/** @type {number} */ share, /** @type {number} */ depth) => {
    const [from, to] = [place(outer, share), place(hairline, share)];
    return [from[0] + (to[0] - from[0]) * depth, from[1] + (to[1] - from[1]) * depth];
  };
  const found = { strand: "", strandmid: "", strandlight: "" };
  const count = curl ? 520 : 360;
  for (let n = 0; n < count; n++) {
    const share = n / count + chance(n, 1) * 0.02;
    const depth = 0.5 + chance(n, 2) * 1.04;
    const way = share < part ? -1 : 1;
    const reach = long * (1 + chance(n, 3));
    const points = [0, 0.33, 0.66, 1].map((t, step) => {
      const [x, y] = up
        ? spot(share + way * reach * (t - 0.5) * 0.3, Math.max(0.04, depth + (0.5 - t) * 0.5))
        : spot(share + way * reach * t, depth + (0.18 * t - 0.06) * (0.5 + chance(n, 4)) + chance(n, 5) * 0.06);
      const turn = chance(n, 10) * 6 + t * 4.4;
      const width = [0.1, 1, 0.9, 0.05][step] * (0.9 + chance(n, 8));
      return [x + curl * Math.cos(turn) + chance(n, step, 6) * 0.8, y + curl * Math.sin(turn) + chance(n, step, 7) * 0.8, width];
    });
    const lit = 0.5 - share + chance(n, 9) * 0.7;
    found[lit > 0.28 ? "strandlight" : lit > -0.1 ? "strandmid" : "strand"] += brush(points, 3);
  }
  return found;
}

/**
 * A headscarf: from the ears down it lies behind the jaw, which moves.
 * @returns {Hair}
 */
function scarf() {
  const out = [[-72, 218], [-84, 196], [-87, 152], [-83, 106], [-71, 68], [-44, 42], [-4, 34], [38, 41], [70, 66], [83, 106], [87, 152], [84, 196], [72, 218]];
  const inner = [[-70, 214], [-68, 190], [-67, 160], [-64, 134], [-56, 112], [-43, 97], [-24, 87], [2, 83], [28, 88], [45, 98], [56, 112], [64, 134], [67, 160], [68, 190], [70, 214]];
  const around = [[-60, 130], [-84, 152], [-85.5, 196], [-82, 246], [-98, 304], [-122, 340], [0, 372], [122, 340], [98, 304], [82, 246], [85.5, 196], [84, 152], [60, 130]];
  const fold = (/** @type {Point[]} */ ...points) => brush(points.map(([x, y], step, { length }) => [x, y, 2.6 * Math.sin((Math.PI * step) / (length - 1))]));
  return {
    behind: [],
    around: [
      ["scarf", smooth(around, true)],
      ["scarfshade", fold([-76, 226], [-58, 270], [-22, 304], [30, 314], [62, 300]) + fold([78, 220], [66, 268], [36, 304], [-14, 326]) + fold([-80, 250], [-66, 300], [-24, 334], [34, 342]) + fold([79, 250], [78, 290], [56, 328])],
      ["scarflight", fold([-80, 236], [-64, 282], [-26, 314], [20, 324]) + fold([82, 232], [76, 276], [50, 312])],
    ],
    front: [
      ["scarf", between(out, inner)],
      ["scarfshade", fold([-50, 92], [-70, 128], [-76, 176], [-75, 230]) + fold([-30, 58], [-64, 84], [-80, 140], [-81, 206]) + fold([28, 68], [58, 94], [73, 140], [75, 190], [77, 226]) + fold([10, 46], [50, 60], [76, 104], [82, 160])],
      ["scarflight", fold([-16, 64], [-46, 80], [-64, 112], [-71, 160]) + fold([-26, 78], [4, 73], [34, 79])],
    ],
  };
}
