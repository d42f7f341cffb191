// Attention practised for a few minutes: what to rest it on, a time that can be paused and stopped, one button for each
// time that somebody notices having been away. Nothing leaves the page until "keep" is pressed.

import { focusOn, h, once, prose, typed, unique } from "../frame/dom.js";
import { fill } from "../frame/text.js";
import { countdown } from "./countdown.js";
import { tone } from "./tone.js";

/** @typedef {{ id: string, name: string, how: string }} Anchor */
/** @typedef {{ practice: string, title: string, intro: string, care: string, minutes: number[], anchors: Anchor[], closing: string }} Card */
/** @typedef {{ at: string, anchor: string, eyes: string, seconds: number, noticings: number, line: string }} Entry */

/** How often the time is looked at, in milliseconds, and in what steps the time that is left is told, in seconds. */
const LOOK = 250;
const STEP = 10;

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function attend(kit) {
  const { card, words, body } = kit;
  const chosen = { minutes: String(card.minutes[0]), eyes: "eyes-open", anchor: card.anchors[0].id, sound: false };
  const place = h("div");
  const log = h("div");
  let timer = /** @type {ReturnType<typeof setInterval> | undefined} */ (undefined);
  body.append(prose(card.intro, "div", { class: "eip-intro" }), place, log);
  choices();
  earlier();
  return () => clearInterval(timer);

  function choices() {
    const minutes = card.minutes.map((one) => ({ id: String(one), name: fill(minuteWords(one), { count: one }) }));
    const eyes = ["eyes-open", "eyes-closed"].map((id) => ({ id, name: words[id] }));
    const sound = h("input", {
      type: "checkbox",
      checked: chosen.sound,
      onchange: () => (chosen.sound = sound.checked),
    });
    place.replaceChildren(
      h("div", { class: "eip-panel", "data-tone": "note" }, prose(card.care)),
      radios("minutes", words.how_long, minutes),
      radios("eyes", words.eyes, eyes),
      radios("anchor", words.anchor, card.anchors),
      h("label", { class: "eip-line" }, sound, h("span", {}, words.sound)),
      h("div", { class: "eip-row" }, h("button", { type: "button", class: "eip-main", onclick: begin }, words.begin)),
    );
  }

  /**
   * @param {"minutes" | "eyes" | "anchor"} key
   * @param {string} legend
   * @param {{ id: string, name: string }[]} options
   */
  function radios(key, legend, options) {
    const name = unique(key);
    const lines = options.map((option) => {
      const checked = chosen[key] === option.id;
      const input = h("input", { type: "radio", name, checked, onchange: () => (chosen[key] = option.id) });
      return h("label", {}, input, h("span", {}, option.name));
    });
    return h("fieldset", { class: "eip-sure" }, h("legend", {}, legend), lines);
  }

  function begin() {
    const length = Number(chosen.minutes) * 60;
    const time = countdown(length * 1000);
    const anchor = card.anchors.find((one) => one.id === chosen.anchor) ?? card.anchors[0];
    const ring = chosen.sound ? tone() : null;
    let noticings = 0;
    const circle = h("div", { class: "eip-circle", "aria-hidden": "true" });
    const left = h("p", { class: "eip-quiet" });
    const count = h("p", { class: "eip-noticings" });
    const noticed = h("button", { type: "button", class: "eip-main eip-noticed", onclick: notice }, words.away);
    const pause = h("button", { type: "button", onclick: hold }, words.hold);
    const stop = h("button", { type: "button", onclick: () => end(false) }, words.stop);
    place.replaceChildren(
      h("h4", {}, fill(words.with, { anchor: anchor.name, eyes: words[chosen.eyes] })),
      prose(anchor.how),
      circle,
      left,
      h("div", { class: "eip-row" }, noticed, pause, stop),
      count,
      h("p", { class: "eip-quiet" }, words.the_exercise),
    );
    clearInterval(timer);
    time.go(performance.now());
    timer = setInterval(look, LOOK);
    show();
    noticed.focus();
    kit.say(fill(words.begun, { minutes: fill(minuteWords(length / 60), { count: length / 60 }) }));

    function notice() {
      noticings += 1;
      show();
    }

    function hold() {
      if (time.running()) time.pause(performance.now());
      else time.go(performance.now());
      pause.textContent = time.running() ? words.hold : words.go_on;
      circle.dataset.state = time.running() ? "" : "held";
    }

    function look() {
      const due = time.due(performance.now());
      if (due === "half") kit.say(words.half);
      if (due === "end") return end(true);
      show();
    }

    function show() {
      const seconds = Math.ceil((length - time.spent(performance.now()) / 1000) / STEP) * STEP;
      left.textContent = fill(words.left, { time: minutesAndSeconds(seconds) });
      count.textContent = counted(noticings);
    }

    /** @param {boolean} whole  whether the time was up */
    function end(whole) {
      clearInterval(timer);
      const seconds = Math.round(time.spent(performance.now()) / 1000);
      if (whole) ring?.();
      kit.say(whole ? words.over : words.stopped);
      afterwards({ noticings, minutes: length / 60, seconds, eyes: chosen.eyes, anchor: anchor.id }, whole);
    }
  }

  /**
   * @param {{ noticings: number, minutes: number, seconds: number, eyes: string, anchor: string }} practice
   * @param {boolean} whole
   */
  function afterwards(practice, whole) {
    const line = h("input", {
      type: "text",
      id: unique("line"),
      maxlength: 2000,
      autocomplete: "off",
      oninput: () => kit.watch(line.value),
    });
    const took = minutesAndSeconds(practice.seconds);
    place.replaceChildren(
      h("h4", { tabindex: "-1" }, fill(whole ? words.done : words.done_early, { time: took })),
      h("p", {}, practice.noticings ? `${counted(practice.noticings)} ${words.each_counts}` : words.none_counted),
      prose(card.closing),
      h("label", { for: line.id, class: "eip-ask" }, words.line),
      line,
      h("p", { class: "eip-quiet" }, words.only_if),
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", class: "eip-main", onclick: once(keep) }, words.keep),
        h("button", { type: "button", onclick: again }, words.again),
      ),
    );
    focusOn(place);

    async function keep() {
      if (!(await kit.save(card.practice, "answer", { ...practice, line: line.value.trim() }))) return;
      const more = h("button", { type: "button", onclick: again }, words.once_more);
      place.replaceChildren(h("div", { class: "eip-row" }, more));
      earlier();
      more.focus();
    }
  }

  function again() {
    choices();
    place.querySelector("input")?.focus();
  }

  /** The lines that were kept before, the newest first. */
  function earlier() {
    const kept = /** @type {Entry[]} */ (kit.summary?.log ?? []);
    if (!kept.length) return log.replaceChildren();
    const ask = h("div");
    const rows = kept.map((entry) => {
      const day = new Date(entry.at).toLocaleDateString();
      const how = fill(words.entry, {
        day,
        time: minutesAndSeconds(entry.seconds),
        anchor: entry.anchor,
        eyes: words[entry.eyes],
      });
      return h("li", {}, h("p", { class: "eip-who" }, `${how} ${counted(entry.noticings)}`), typed("p", entry.line));
    });
    log.replaceChildren(
      h("h4", { class: "eip-log" }, words.log),
      h("ul", { class: "eip-entries" }, rows),
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: () => sure(ask) }, words.forget)),
      ask,
    );
  }

  /** @param {HTMLElement} ask */
  function sure(ask) {
    const yes = h("button", { type: "button", onclick: once(forget) }, words.forget_yes);
    const no = h("button", { type: "button", onclick: earlier }, words.forget_no);
    ask.replaceChildren(h("p", {}, words.forget_ask), h("div", { class: "eip-row" }, yes, no));
    yes.focus();
  }

  async function forget() {
    if ((await kit.request("forget")) === null) return;
    kit.summary = { log: [] };
    earlier();
    kit.say(words.forgotten);
    place.querySelector("button")?.focus();
  }

  /** @param {number} noticings */
  function counted(noticings) {
    return fill(noticings === 1 ? words.counted_one : words.counted, { count: noticings });
  }

  /** @param {number} minutes */
  function minuteWords(minutes) {
    return minutes === 1 ? words.minute : words.minutes;
  }
}

/** @param {number} seconds */
function minutesAndSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export default attend;
