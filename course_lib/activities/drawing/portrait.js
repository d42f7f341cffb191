// A drawn face that moves by its action units: `portrait(drawing, look)` gives the picture, `show(pose)` and
// `described(pose)`, its text. Nobody in particular: one tone of paper for every skin, and light from the upper left.

import { CONTOUR, CREASES, dimples, FOLD, HEAD, LOWER_LID, strokes, stubble, TONES, UPPER_LID } from "./anatomy.js";
import { sheet } from "./canvas.js";
import { brows, ears, eye, lips, nose, shoulders, spectacles } from "./features.js";
import { hair } from "./hair.js";
import { lids, mouth, pulled } from "./muscles.js";
import { brush, mirror, smooth } from "./strokes.js";

/** @typedef {import("./strokes.js").Point} Point */
/** @typedef {import("./muscles.js").Strengths} Strengths */
/** How far units are moved, by their ids, from 0 to 1. @typedef {Record<string, number>} Pose */
/** @typedef {"top" | "upper" | "lower" | "middle" | "bottom"} Edge  of the lips */
/** The face of the moment. @typedef {ReturnType<typeof posed>} Face */
/** @typedef {{ id: string, number: number, name: string, seen: string, shown: string }} Unit */
/** What the face can do, and the words for its text. @typedef {{ units: Unit[], at_rest: string, degrees: string[] }} Drawing */
/**
 * How somebody looks.
 * @typedef {object} Look
 * @property {string} [hair]
 * @property {string} [shade]
 * @property {boolean} [glasses]
 * @property {boolean} [beard]
 * @property {boolean} [lined]
 * @property {keyof typeof WIDTHS} [face]
 * @property {keyof typeof BROWS} [brows]
 */

/** What is seen of the drawing: left, top, width, height. */
const VIEW = [-120, 22, 240, 312];
/** How long a movement takes, in milliseconds. */
const EASE = 300;
const WIDTHS = { narrow: 0.95, even: 1, broad: 1.05 };
const BROWS = { fine: 0.75, even: 1, strong: 1.25 };

/**
 * The face for strengths `u`: `on` takes a point of the skin at rest to its place in the picture.
 * @param {Strengths} u
 * @param {number} broad
 */
function posed(u, broad) {
  // The head is turned a little: what stands out of the round of the head moves to the side.
  const turn = (/** @type {Point} */ [x, y, ...rest]) => {
    const round = Math.max(0, 1 - (x / 82) ** 2 - ((y - 170) / 140) ** 2);
    const nose = 20 * Math.exp(-((x / 12) ** 2) - ((y - 206) / 18) ** 2);
    return [broad * x + 0.11 * (60 * Math.sqrt(round) + nose), y, ...rest];
  };
  const rise = lids(u);
  const half = mouth(u);
  const lips = (/** @type {Edge} */ edge) => [...mirror(half[edge]).reverse(), ...half[edge].slice(1)].map(turn);
  return {
    u,
    turn,
    lips,
    on: (/** @type {Point} */ point) => turn(pulled(u, point)),
    lid: (/** @type {"upper" | "lower"} */ which, /** @type {1 | -1} */ side, lower = 0) =>
      (which === "upper" ? UPPER_LID : LOWER_LID).map(([x, y, share], place) =>
        turn([side * x, y - share * rise[which] + (place % 6 ? lower : 0)]),
      ),
    fold: (/** @type {1 | -1} */ side) =>
      FOLD.map(([x, y, width], place) => {
        const [px, py] = pulled(u, [side * x, y]);
        return turn([px, py - 0.55 * UPPER_LID[place][2] * rise.upper, width]);
      }),
    /** An edge of the lips without its corners, moved down by so much. */
    rim: (/** @type {Edge} */ edge, /** @type {number} */ by) =>
      lips(edge)
        .slice(2, 11)
        .map(([x, y]) => [x, y + by]),
  };
}

/**
 * @param {Drawing} drawing
 * @param {Look} [look]
 */
export function portrait({ units, at_rest, degrees }, look = {}) {
  const { hair: style = "swept", shade = "dark", glasses = false, beard = false, lined = false } = look;
  const [broad, full] = [WIDTHS[look.face ?? "even"], BROWS[look.brows ?? "even"]];
  const paper = sheet(VIEW, { class: "eip-portrait", "data-hair": shade, role: "img" });
  const { within, soft, still, moving, pane, gradient, filled } = paper;
  gradient("skin", "linearGradient", { x1: 0, x2: 1, y1: 0.1, y2: 0.25 }, [
    [0, "lit"],
    [0.55, "skin"],
    [1, "dim"],
  ]);
  gradient("iris", "radialGradient", { cx: 0.5, cy: 0.65, r: 0.62 }, [
    [0, "iris"],
    [0.55, "iris"],
    [1, "ring"],
  ]);
  gradient("ground", "radialGradient", { cx: 0.35, cy: 0.35, r: 0.9 }, [
    [0, "near"],
    [1, "far"],
  ]);
  gradient("hair", "linearGradient", { x1: 0, x2: 1, y1: 0, y2: 0.6 }, [
    [0, "hairlit"],
    [0.5, "hair"],
    [1, "hairdim"],
  ]);

  // From the back to the front. Hair and ears don't move; they are only made as wide as the face.
  const locks = hair(style);
  const fitted = (/** @type {() => void} */ inside) => within({ transform: `scale(${broad} 1)` }, inside);
  const [left, top, width, height] = VIEW;
  still("ground", `M${left} ${top}h${width}v${height}h${-width}Z`, filled("ground"));
  fitted(() => lay(locks.behind));
  shoulders(paper);
  fitted(() => lay(locks.around));
  if (style !== "scarf") fitted(() => ears(paper));
  skin();
  nose(paper);
  eye(paper, 1);
  eye(paper, -1);
  lips(paper);
  brows(paper, full);
  if (glasses) spectacles(paper, posed({}, broad).turn);
  fitted(() => lay(locks.front));

  /** @param {import("./hair.js").Layer[]} paths */
  function lay(paths) {
    for (const [name, d] of paths) {
      if (name === "sheen") soft(6, () => still(name, d));
      else if (name.startsWith("hair")) soft(0.5, () => still(name, d, filled("hair")));
      else if (name === "scarfshade" || name === "scarflight") soft(1.5, () => still(name, d));
      else still(name, d);
    }
  }

  function skin() {
    const outline = (/** @type {Face} */ f) =>
      smooth([...HEAD, ...mirror(HEAD.slice(1, -1)).reverse()].map(f.on), true);
    const inside = pane(outline);
    moving("skin", outline, 1, filled("skin"));

    /**
     * All creases, in a tone: how strong, how much lower, and how many times as wide.
     * @param {string} name
     * @param {number | null} part
     * @param {number[]} more
     */
    function creases(name, part, [lower, wide]) {
      for (const [deep, line, sharp] of CREASES) {
        const moved = line.map(([x, y, w]) => [x, y + lower, w * wide]);
        moving(name, strokes(moved), (u) => Math.min(1, deep(u)) * (part ?? sharp));
      }
    }

    within(inside, () => {
      for (const blur of [11, 6, 3, 1.5]) {
        soft(blur, () => {
          for (const [, name, strength, draw] of TONES.filter((tone) => tone[0] === blur)) moving(name, draw, strength);
          if (blur === 3) creases("light", 0.4, [-2.6, 2]);
          if (blur !== 1.5) return;
          creases("shade", 0.7, [0.3, 2.4]);
          moving("shade", dimples(0), (u) => 0.62 * u[17]);
          moving("light", dimples(-2.8), (u) => 0.3 * u[17]);
        });
      }
    });
    moving(
      "line",
      (f) =>
        brush([...mirror(CONTOUR).map(([x, y, w]) => [x, y, 0.75 * w]), ...[...CONTOUR].reverse().slice(1)].map(f.on)),
      0.5,
    );
    creases("line", null, [0, 0.8]);
    moving("line", stubble, (u) => 0.4 * u.beard);
  }

  /** @type {Strengths} */
  let shown = {};
  let frame = 0;

  /** @param {Strengths} strengths */
  function draw(strengths) {
    shown = strengths;
    paper.redraw(posed({ ...strengths, age: Number(lined), beard: Number(beard) }, broad));
  }

  /**
   * Take the face to a pose; at once where that is asked, or where movement is not wanted.
   * @param {Pose} pose
   * @param {{ label?: string, now?: boolean }} [how]
   */
  function show(pose, { label = described(pose), now = false } = {}) {
    paper.element.setAttribute("aria-label", label);
    cancelAnimationFrame(frame);
    const goal = Object.fromEntries(units.map(({ id: unit, number }) => [number, pose[unit] ?? 0]));
    if (now || matchMedia("(prefers-reduced-motion: reduce)").matches) return draw(goal);
    const from = shown;
    const start = performance.now();
    const step = (/** @type {number} */ time) => {
      const t = Math.min(1, Math.max(0, time - start) / EASE);
      const eased = t * t * (3 - 2 * t);
      draw(
        Object.fromEntries(
          Object.entries(goal).map(([number, value]) => [
            number,
            (from[number] ?? 0) + (value - (from[number] ?? 0)) * eased,
          ]),
        ),
      );
      if (t < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }

  /**
   * A pose in words: “Inner brows raised, slightly; nose wrinkled, strongly.”
   * @param {Pose} pose
   */
  function described(pose) {
    const degree = (/** @type {number} */ strength) => degrees[strength < 0.4 ? 0 : strength < 0.75 ? 1 : 2];
    const moved = units
      .filter(({ id: unit }) => pose[unit] > 0)
      .map(({ id: unit, shown: seen }) => `${seen}, ${degree(pose[unit])}`);
    const text = moved.join("; ");
    return text ? `${text[0].toUpperCase()}${text.slice(1)}.` : at_rest;
  }

  return { element: paper.element, show, described };
}
