// A question of an assignment: every answer is saved as it is given and can be changed. Nothing says right or wrong.

import { sureness } from "../frame/confidence.js";
import { h, prose, unique } from "../frame/dom.js";
import { latest } from "../frame/history.js";
import { clock, countWords, fill } from "../frame/text.js";
import { arranging } from "./arranging.js";
import { ownData } from "./own_data.js";
import { placing } from "./placing.js";
import { session } from "./session.js";
import { sharing } from "./sharing.js";
import { working } from "./working.js";

/**
 * A question, by its form; `item` is its id.
 * @typedef {object} Card
 * @property {string} item
 * @property {"choice" | "many-choice" | "coding" | "written" | "sorting" | "ordering" | "verdict" | "own-data" | "session" | "work" | "hypotheses"} form
 * @property {string} title
 * @property {string} points
 * @property {string} prompt  HTML
 * @property {string[]} options  HTML
 * @property {number[]} places  the options in the order in which they are shown
 * @property {{ speaker: "client" | "counsellor", text: string }[]} turns
 * @property {{ id: string, name: string }[]} codes
 * @property {string[]} criteria
 * @property {number} enough  how many words are asked for
 * @property {number} longest  in characters
 * @property {boolean} confidence  whether it is asked how sure the learner is
 * @property {{ id: string, name: string, means: string }[]} categories  `means` is HTML
 * @property {{ id: string, text: string }[]} cards  HTML
 * @property {{ id: string, text: string }[]} steps  as they lie at first
 * @property {{ id: string, name: string }[]} verdicts
 * @property {Record<string, number>[]} rows  the learner's own data
 * @property {string} set  the mark of these data
 * @property {{ id: string, name: string, decimals: number, within: number }[]} numbers  to type
 * @property {boolean} picture  whether there is a forest plot of the data
 * @property {import("./session.js").Talk} talk  of a session alone
 * @property {import("./working.js").Work | null} work
 * @property {import("./sharing.js").Glimpse | null} cue
 * @property {{ id: string, text: string }[]} readings
 */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
export function graded(kit) {
  const { card, words, body, history } = kit;
  const kept = Object.values(history).map((one) => one.answer);
  const past = latest(...kept);
  const mine = past?.data ?? {};
  const sorting = () => placing(kit, mine.cards ?? {}, keep);
  const ordering = () => arranging(kit, mine.steps ?? [], keep);
  const forms = {
    choice,
    "many-choice": choice,
    coding,
    written,
    sorting,
    ordering,
    verdict,
    "own-data": () => ownData(kit, mine, keep),
    session: () => session(kit),
    work: () => working(kit),
    hypotheses: () => (card.cue ? sharing(kit, card.cue, mine, keep) : []),
  };
  body.append(h("p", { class: "eip-quiet" }, fill(words.points, { points: card.points })));
  body.append(...forms[card.form]().filter((part) => part !== undefined));
  if (past) kit.say(fill(words.saved_before, { time: clock(past.at) }), "saved");

  /** @param {object} data */
  function keep(data) {
    return kit.save(card.item, "answer", data);
  }

  function choice() {
    const many = card.form === "many-choice";
    const name = unique("option");
    const sure = card.confidence ? sureness(words, mine.confidence ?? null) : null;
    const picked = () => inputs.flatMap((input, at) => (input.checked ? [at] : []));
    const tell = () => {
      const confidence = sure?.value() ?? null;
      keep({ picked: picked(), ...(confidence === null ? {} : { confidence }) });
    };
    sure?.element.addEventListener("change", () => {
      if (picked().length) tell();
      else kit.say(words.pick_first);
    });
    const inputs = card.options.map((_, index) =>
      h("input", {
        type: many ? "checkbox" : "radio",
        name,
        value: index,
        checked: (mine.picked ?? []).includes(index),
        onchange: tell,
      }),
    );
    const options = card.options.map((text, index) =>
      h("li", { class: "eip-option" }, h("label", {}, inputs[index], prose(text, "span"))),
    );
    return [
      h(
        "fieldset",
        { class: "eip-question" },
        prose(card.prompt, "legend"),
        many && h("p", { class: "eip-quiet" }, words.many),
        h(
          "ul",
          { class: "eip-options" },
          card.places.map((index) => options[index]),
        ),
      ),
      sure?.element,
    ];
  }

  function verdict() {
    const name = unique("verdict");
    const rows = card.verdicts.map((one) => {
      const checked = mine.verdict === one.id;
      const onchange = () => keep({ verdict: one.id });
      return h(
        "li",
        { class: "eip-option" },
        h("label", {}, h("input", { type: "radio", name, checked, onchange }), one.name),
      );
    });
    return [
      h("fieldset", { class: "eip-question" }, prose(card.prompt, "legend"), h("ul", { class: "eip-options" }, rows)),
    ];
  }

  function coding() {
    /** @type {Record<number, string>} */
    const codes = { ...mine.codes };
    const count = card.turns.filter((turn) => turn.speaker === "counsellor").length;
    const left = h("p", { class: "eip-quiet" });
    const tell = () => {
      left.textContent = fill(words.coded, { number: Object.keys(codes).length, of: count });
    };
    tell();
    let number = 0;
    const turns = card.turns.map(({ speaker, text }, index) => {
      const said = prose(text, "div", { id: unique("turn") });
      if (speaker === "client") return h("li", { class: "eip-turn", "data-speaker": speaker }, said);
      number += 1;
      const select = h(
        "select",
        { "aria-label": fill(words.label, { number }), "aria-describedby": said.id },
        h("option", { value: "" }, words.choose),
        card.codes.map((one) => h("option", { value: one.id }, one.name)),
      );
      select.value = codes[index] ?? "";
      select.addEventListener("change", () => {
        if (select.value) codes[index] = select.value;
        else delete codes[index];
        tell();
        keep({ codes: { ...codes } });
      });
      const who = h("p", { class: "eip-who" }, fill(words.counsellor, { number }));
      return h("li", { class: "eip-turn", "data-speaker": speaker }, who, said, select);
    });
    return [prose(card.prompt), h("ol", { class: "eip-conversation" }, turns), left];
  }

  function written() {
    const heading = prose(card.prompt, "div", { id: unique("prompt") });
    const count = h("p", { class: "eip-quiet" });
    const draft = kit.draft(card.item, { act: "answer", quiet: false });
    const area = h("textarea", {
      rows: 7,
      maxlength: card.longest,
      "aria-labelledby": heading.id,
      value: draft.unsent()?.text ?? mine.text ?? "",
      oninput: () => {
        draft.set({ text: area.value });
        tell();
      },
      onblur: draft.flush,
    });
    const tell = () => {
      count.textContent = fill(words.words, { number: countWords(area.value), enough: card.enough });
    };
    tell();
    return [
      heading,
      area,
      count,
      h("p", { class: "eip-quiet" }, words.criteria),
      h(
        "ul",
        {},
        card.criteria.map((name) => h("li", {}, name)),
      ),
    ];
  }
}

export default graded;
