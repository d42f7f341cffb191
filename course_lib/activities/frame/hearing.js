// A client's line in the computer's own voice. Only who has asked for it once, on this computer, is offered it, and
// nothing plays by itself: a press begins it, and the next press of any button, or leaving the line, ends it.

import { h, unique } from "./dom.js";
import { recall, remember } from "./remembered.js";
import { fill } from "./text.js";
import { here, spoken, voiceOf } from "./voices.js";

/** The wish to hear clients' lines. */
const WISH = "voices";
/** How often it is looked whether the line is still in sight, in milliseconds. */
const LOOK = 200;

/** What is being said now. @type {{ button: HTMLElement, stop: () => void } | null} */
let now = null;

const found = () => here(globalThis.speechSynthesis?.getVoices() ?? []);

/** Buttons show, by the style sheet, where they are wanted and a voice is there. */
function offer(wanted = recall(WISH)) {
  document.body.classList.toggle("eip-voices", wanted && found().length > 0);
}

let begun = false;
/** Browsers tell their voices late: whatever is wanted is offered then. */
function begin() {
  if (begun) return;
  begun = true;
  offer();
  globalThis.speechSynthesis?.addEventListener("voiceschanged", () => offer());
}

/**
 * A button to hear a line; nothing where all of it is only seen.
 * @param {string} line
 * @param {string} who  the name of the person who says it
 * @param {Record<string, string>} words
 */
export function hearing(line, who, words) {
  begin();
  const said = spoken(line);
  if (!said) return null;
  const button = h("button", { type: "button", class: "eip-hear", onclick: press });
  label(false);
  return button;

  function press() {
    if (now?.button === button) now.stop();
    else start();
  }

  function label(/** @type {boolean} */ speaking) {
    button.textContent = speaking ? words.hear_stop : words.hear;
    button.setAttribute("aria-label", fill(speaking ? words.hear_stop_label : words.hear_label, { client: who }));
  }

  function start() {
    now?.stop();
    const voice = voiceOf(who, found());
    if (!voice) return;
    const utterance = new SpeechSynthesisUtterance(said);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    const elsewhere = (/** @type {Event} */ event) => {
      const pressed = /** @type {Element} */ (event.target).closest("button, a");
      if (pressed && pressed !== button) stop();
    };
    const looking = setInterval(() => button.checkVisibility() || stop(), LOOK);
    document.addEventListener("click", elsewhere, true);
    window.addEventListener("pagehide", stop);
    utterance.onend = () => now?.stop === stop && stop();
    utterance.onerror = utterance.onend;
    now = { button, stop };
    label(true);
    speechSynthesis.speak(utterance);

    function stop() {
      now = null;
      clearInterval(looking);
      document.removeEventListener("click", elsewhere, true);
      window.removeEventListener("pagehide", stop);
      label(false);
      speechSynthesis.cancel();
    }
  }
}

/**
 * The switch, and what a learner should know of the voice. Where there is none it says so, and can't be set.
 * @param {Record<string, string>} words
 */
export function voiceSwitch(words) {
  const note = h("p", { id: unique("voices"), class: "eip-quiet" });
  const box = h("input", { type: "checkbox", "aria-describedby": note.id, onchange: set });
  const element = h(
    "div",
    { class: "eip-voice-switch" },
    h("h4", {}, words.voices),
    h("label", {}, box, words.voices_switch),
    note,
  );
  tell();
  return { element, tell };

  /** Say how it is on this computer now. */
  function tell() {
    const some = found().length > 0;
    box.disabled = !some;
    box.checked = some && recall(WISH);
    note.textContent = some ? words.voices_note : words.voices_none;
  }

  function set() {
    remember(WISH, box.checked);
    offer(box.checked);
    if (!box.checked) now?.stop();
  }
}
