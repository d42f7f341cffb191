// A note, written again. First in the learner's own words; then what is read in it, and a second version beside it.

import { focusOn, h, once, present, prose, typed } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { fill } from "../frame/text.js";
import { wordBox } from "../frame/word_box.js";

/** @typedef {{ id: string, title: string, scene: string, seen: string[], note: string, task: string, words: number[] }} Card  all but the title is HTML */
/** @typedef {{ sentence: string, words: string, marked: boolean }} Concluded */
/** Since the first version. @typedef {{ gone: string[], found: string[], lost: string[] }} Changed */
/**
 * @typedef {object} Reply  what is read in a note; `why`, the example and the retry are HTML
 * @property {{ words: string, why: string }[]} judging
 * @property {{ name: string, why: string }[]} missing
 * @property {string[]} kept
 * @property {Concluded[]} concluded
 * @property {Changed | null} changed
 * @property {string} example
 * @property {string} about_example
 * @property {string} retry
 */
/** @typedef {import("../frame/word_box.js").Attempt<Reply>} Version */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function rewrite(kit) {
  const { card, words, body, history } = kit;
  const past = { ...history[card.id] };
  let first = /** @type {Version | null} */ (fresh(past.first));
  let second = /** @type {Version | null} */ (fresh(past.second));
  /** The version to go on from, where it isn't the first. @type {Version | null} */
  let earlier = null;
  const place = h("div");
  body.append(
    prose(card.scene, "div", { class: "eip-intro" }),
    h("h4", {}, words.seen),
    h(
      "ul",
      { class: "eip-seen" },
      card.seen.map((one) => prose(one, "li")),
    ),
    h("h4", {}, words.note),
    prose(card.note, "blockquote", { class: "eip-speech" }),
    place,
  );
  draw();

  function draw(focus = false) {
    place.replaceChildren(...present(shown()));
    if (focus) focusOn(place);
  }

  function shown() {
    if (!first) return writing();
    if (!second) {
      const last = earlier ?? first;
      return [...version(last), ...read(last.reply), example(last.reply), ...again(last)];
    }
    return [
      h("div", { class: "eip-versions" }, h("div", {}, version(first, false)), h("div", {}, version(second))),
      ...changed(second.reply.changed),
      ...read(second.reply),
      example(second.reply, true),
      ...closing(),
    ];
  }

  function writing() {
    const box = wordBox(kit, card.id, words.your_note, { rows: 7 });
    return [prose(card.task), ...box.elements, sending(box, "first", words.save_first)];
  }

  /**
   * @param {ReturnType<typeof wordBox>} box
   * @param {"first" | "second"} which
   * @param {string} label
   */
  function sending(box, which, label) {
    async function submit() {
      const sent = box.ready() && (await box.send(which));
      if (!sent) return;
      if (which === "first") first = sent;
      else second = sent;
      draw(true);
    }
    return h(
      "div",
      { class: "eip-row" },
      h("button", { type: "button", class: "eip-main", onclick: once(submit) }, label),
    );
  }

  /**
   * @param {Version} one
   * @param {boolean} [latest]  whether it is what has just come
   */
  function version(one, latest = true) {
    const title = one === first ? words.your_first : words.your_second;
    return [
      h("h4", { tabindex: latest ? "-1" : null, class: "eip-yours" }, title),
      typed("blockquote", one.data.text, { class: "eip-own" }),
    ];
  }

  /** @param {Reply} reply */
  function read({ judging, missing, kept, concluded }) {
    const named = (/** @type {{ words?: string, name?: string, why: string }[]} */ rows, /** @type {string} */ as) =>
      h(
        "ul",
        {},
        rows.map((row) => h("li", {}, h("strong", {}, fill(as, row)), prose(row.why))),
      );
    const told = (/** @type {Concluded} */ one) => h("li", {}, fill(one.marked ? words.marked : words.unmarked, one));
    return [
      h(
        "div",
        { class: "eip-panel eip-reading" },
        h("h4", {}, words.reading),
        h("h5", {}, words.judging),
        judging.length ? named(judging, words.judging_words) : h("p", {}, words.judging_none),
        h("h5", {}, words.facts),
        missing.length ? [h("p", {}, words.missing), named(missing, "{name}")] : h("p", {}, words.missing_none),
        missing.length > 0 && kept.length > 0 && h("p", {}, fill(words.kept, { kept: kept.join("; ") })),
        h("h5", {}, words.concluded),
        concluded.length ? h("ul", {}, concluded.map(told)) : h("p", {}, words.concluded_none),
        h("p", { class: "eip-quiet" }, words.by_words),
      ),
    ];
  }

  /** @param {Changed | null} changed */
  function changed(changed) {
    if (!changed) return [];
    const lines = /** @type {const} */ (["gone", "found", "lost"]).filter((one) => changed[one].length);
    const says = lines.map((one) => h("li", {}, fill(words[`changed_${one}`], { these: changed[one].join("; ") })));
    return [h("h4", {}, words.changed), says.length ? h("ul", {}, says) : h("p", {}, words.changed_none)];
  }

  /**
   * @param {Reply} reply
   * @param {boolean} [open]
   */
  function example(reply, open = false) {
    return h(
      "details",
      { open },
      h("summary", {}, words.example),
      prose(reply.example, "blockquote", { class: "eip-speech" }),
      prose(reply.about_example),
      kit.reviewed(card.id),
    );
  }

  /** @param {Version} before */
  function again(before) {
    const box = wordBox(kit, card.id, words.second_note, { after: before.at, rows: 7, begin: before.data.text });
    return [
      h("div", { class: "eip-panel", "data-tone": "note" }, h("h4", {}, words.try_again), prose(before.reply.retry)),
      ...box.elements,
      sending(box, "second", words.save_second),
    ];
  }

  function closing() {
    const once_more = () => {
      [earlier, second] = [second, null];
      draw(true);
    };
    return [
      h("p", {}, words.closing),
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: once_more }, words.once_more)),
    ];
  }
}

export default rewrite;
