// A voice as a curve over its words: the higher the line, the higher the voice; the thicker, the louder. And a hum that
// follows it. It shows a tendency, in no unit, and measures nothing.

import { h } from "../frame/dom.js";
import { fill } from "../frame/text.js";
import { brush, svg } from "./strokes.js";

/** The room for the curve, and how far from its edges the line stays, in units of the drawing. */
const HIGH = 96;
const EDGE = 12;
/** A hum goes from the lowest to the highest pitch, in hertz, and gives each letter this long, in seconds. */
const HUM = { low: 105, high: 235, letter: 0.055, word: 0.16 };

/** A voice, word by word; pitch and loudness from 0 to 1. @typedef {{ words: string[], pitch: number[], loudness: number[] }} Curve */

/**
 * @param {Curve} curve
 * @param {Record<string, string>} words
 */
export function voice(curve, words) {
  const widths = curve.words.map((word) => 11 * word.length + 30);
  const starts = widths.map((_, place) => widths.slice(0, place).reduce((sum, width) => sum + width, 0));
  const points = curve.pitch.map((pitch, place) => [
    starts[place] + widths[place] / 2,
    HIGH - EDGE - pitch * (HIGH - 2 * EDGE),
    2.5 + 13 * curve.loudness[place],
  ]);
  const [end, first, last] = [points.length - 1, points[0], points[points.length - 1]];
  const begin = [first[0] - widths[0] * 0.3, first[1], first[2] * 0.5];
  const line = brush([begin, ...points, [last[0] + widths[end] * 0.3, last[1], last[2] * 0.3]], 12);

  // Each word shows its own part of one line, so that a long sentence wraps as text does.
  const cells = curve.words.map((word, place) =>
    h(
      "span",
      { class: "eip-word", style: `width:${(widths[place] / 15).toFixed(2)}em` },
      svg(
        "svg",
        { viewBox: `${starts[place]} 0 ${widths[place]} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" },
        svg("path", { class: "v-ground", d: `M${starts[place]} ${HIGH - 2}h${widths[place]}` }),
        svg("path", { class: "v-line", d: line }),
      ),
      h("span", {}, word),
    ),
  );
  const degree = (/** @type {number} */ value, /** @type {"pitch" | "loudness"} */ names) =>
    words[`${names}_${Math.min(5, Math.floor(value * 5) + 1)}`];
  const table = h(
    "table",
    {},
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        [words.word, words.pitch, words.loudness].map((head) => h("th", { scope: "col" }, head)),
      ),
    ),
    h(
      "tbody",
      {},
      curve.words.map((word, place) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, word),
          h("td", {}, degree(curve.pitch[place], "pitch")),
          h("td", {}, degree(curve.loudness[place], "loudness")),
        ),
      ),
    ),
  );
  const { button, stop } = hum(curve, words);
  const element = h(
    "figure",
    { class: "eip-voice" },
    h(
      "div",
      { class: "eip-curve", role: "img", "aria-label": fill(words.voice_label, { sentence: curve.words.join(" ") }) },
      cells,
    ),
    h("figcaption", {}, h("p", { class: "eip-quiet" }, words.voice_legend)),
    h("div", { class: "eip-row" }, button),
    h("details", {}, h("summary", {}, words.voice_table), h("div", { class: "eip-scroll" }, table)),
  );
  return { element, stop };
}

/**
 * A button that hums the curve, without words; pressed again, or at the end, it is quiet.
 * @param {Curve} curve
 * @param {Record<string, string>} words
 */
function hum(curve, words) {
  /** @type {AudioContext | null} */
  let sound = null;
  const button = h("button", { type: "button", onclick: () => (sound ? stop() : start()) }, words.hum);

  function stop() {
    sound?.close();
    sound = null;
    button.textContent = words.hum;
  }

  function start() {
    const context = new AudioContext();
    const [tone, softener, level] = [context.createOscillator(), context.createBiquadFilter(), context.createGain()];
    tone.type = "sawtooth";
    softener.frequency.value = 620; // takes the edge off, as closed lips do
    level.gain.value = 0;
    tone.connect(softener).connect(level).connect(context.destination);
    let time = context.currentTime + 0.05;
    const height = (/** @type {number} */ pitch) => HUM.low * (HUM.high / HUM.low) ** pitch;
    tone.frequency.setValueAtTime(height(curve.pitch[0]), time);
    curve.words.forEach((word, place) => {
      const long = HUM.word + HUM.letter * word.length;
      tone.frequency.linearRampToValueAtTime(height(curve.pitch[place]), time + long / 2);
      level.gain.linearRampToValueAtTime(0.06 + 0.24 * curve.loudness[place], time + long / 2);
      level.gain.linearRampToValueAtTime(0.03 + 0.08 * curve.loudness[place], time + long);
      time += long;
    });
    level.gain.linearRampToValueAtTime(0, time + 0.15);
    tone.onended = () => sound === context && stop();
    tone.start();
    tone.stop(time + 0.2);
    sound = context;
    button.textContent = words.hum_stop;
  }

  return { button, stop };
}
