// The help panel: a native modal dialog outside the notebook, so that focus, Escape and the page behind it behave.

import { h, prose, unique } from "./dom.js";
import { voiceSwitch } from "./hearing.js";
import { linked } from "./linked.js";
import { fill } from "./text.js";

/**
 * @typedef {object} Help  what the panel says, and the words that open it (see `models.Help`)
 * @property {string} title
 * @property {string} intro  HTML
 * @property {string} risk_note  HTML
 * @property {string[]} risk_words
 * @property {{ code: string, name: string, lines: Line[] }[]} countries
 */
/** @typedef {{ name: string, contact: string, note: string | null, source: string, checked: string }} Line */

/** The entry of the help panel for a place that has no lines of its own there. */
const ANYWHERE = "INT";

/**
 * @param {Help} help
 * @param {Record<string, string>} words
 */
export function helpPanel(help, words) {
  const title = unique("help");
  const lines = h("ul", { class: "eip-lines" });
  const choose = h(
    "select",
    { id: unique("country"), onchange: () => show(choose.value) },
    help.countries.map((country) => h("option", { value: country.code }, country.name)),
  );
  const region = (navigator.language || "").split("-")[1] ?? "";
  choose.value = help.countries.some((one) => one.code === region) ? region : ANYWHERE;
  show(choose.value);
  const voices = voiceSwitch(words);
  const note = prose(help.risk_note, "div", { class: "eip-risk", hidden: true });
  const dialog = h(
    "dialog",
    {
      class: "eip eip-help",
      "aria-labelledby": title,
      "data-lm-suppress-shortcuts": "true",
      onclose: () => dialog.remove(),
    },
    h("h3", { id: title, tabindex: "-1", autofocus: true }, help.title),
    note,
    prose(help.intro),
    h("label", { for: choose.id }, words.country),
    choose,
    lines,
    voices.element,
    h(
      "div",
      { class: "eip-row" },
      h("button", { class: "eip-main", type: "button", onclick: () => dialog.close() }, words.back),
    ),
  );

  /** @param {string} code */
  function show(code) {
    const country = help.countries.find((one) => one.code === code) ?? help.countries[0];
    lines.replaceChildren(...(country?.lines ?? []).map(item));
  }

  /** @param {Line} line */
  function item(line) {
    return h(
      "li",
      {},
      h("strong", {}, line.name),
      h("span", { class: "eip-contact" }, linked(line.contact)),
      line.note && h("span", {}, line.note),
      h("small", {}, fill(words.source, { source: line.source, date: line.checked })),
    );
  }

  return {
    /** Open the panel over the whole page; `risk` puts the note about worrying words first. */
    open: ({ risk = false } = {}) => {
      note.hidden = !risk;
      voices.element.hidden = risk; // then nothing stands beside the lines
      voices.tell();
      document.body.append(dialog); // inside a notebook, a page that draws only what is in view could hide it
      if (!dialog.open) dialog.showModal();
    },
  };
}
