// What a session comes to: trust turn by turn, counts, and what is told of the client afterwards.

import { picture, table, whenSeen } from "../drawing/picture.js";
import { h, once, present, prose, unique } from "../frame/dom.js";
import { download } from "../frame/download.js";
import { fill, percent } from "../frame/text.js";

/**
 * @typedef {object} Counts
 * @property {number} turns
 * @property {number} reflections
 * @property {number} surely_complex  at least so many of them
 * @property {number} maybe_complex  at most so many of them
 * @property {number} questions
 * @property {number} open_questions
 * @property {number} adherent
 * @property {number} non_adherent
 * @property {number | null} reflections_to_questions
 * @property {number | null} talk_share
 */
/**
 * @typedef {object} Answer
 * @property {Counts} counts
 * @property {number} ruptures
 * @property {number} repaired
 * @property {[number, number, string][]} rows  turn, trust, deed
 * @property {string} next
 * @property {string} fears  HTML
 * @property {string} talks  HTML
 */

/** @param {import("../frame/frame.js").Kit<import("./talk.js").Card>} kit */
export function lookBack(kit) {
  const { card, words } = kit;
  const name = { client: card.client };
  const place = h("div", { class: "eip-look-back" });

  async function look() {
    place.replaceChildren(h("p", { class: "eip-quiet" }, words.look_wait));
    const answer = /** @type {Answer | null} */ (await kit.request("look-back"));
    place.replaceChildren(...present(answer ? shown(answer) : [button()]));
  }

  function button() {
    return h(
      "div",
      { class: "eip-row" },
      h("button", { type: "button", class: "eip-main", onclick: once(look) }, words.look_back),
      h("button", { type: "button", onclick: once(take) }, words.keep_page),
    );
  }

  /** @param {Answer} answer */
  function shown({ counts, ruptures, repaired, rows, next, fears, talks }) {
    const label = unique("trust");
    const trust = picture(label, words, (room) => kit.request("draw", room));
    whenSeen(trust.element, trust.draw);
    const ratio = counts.reflections_to_questions;
    const facts = [
      [words.count_turns, counts.turns],
      [words.count_reflections, counts.reflections],
      [words.count_complex, complex(counts)],
      [
        words.count_questions,
        fill(words.count_questions_value, { questions: counts.questions, open: counts.open_questions }),
      ],
      [words.count_ratio, ratio === null ? words.none : ratio.toFixed(1)],
      [words.count_adherent, counts.adherent],
      [words.count_non_adherent, counts.non_adherent],
      [fill(words.count_ruptures, name), fill(words.count_ruptures_value, { ruptures, repaired })],
      [
        words.count_share,
        counts.talk_share === null ? words.none : fill(words.percent, { percent: percent(counts.talk_share) }),
      ],
    ];
    return [
      h("h4", { id: label }, fill(words.picture, name)),
      h("div", { class: "eip-scroll" }, trust.element),
      h("p", { class: "eip-quiet" }, words.picture_note),
      table(
        words.table,
        [words.head_turn, words.head_trust, words.head_deed],
        rows.map(([turn, trust, deed]) => [turn, trust.toFixed(1), words[`deed_${deed}`] ?? ""]),
      ),
      h("h4", {}, words.counts),
      h(
        "dl",
        { class: "eip-counts" },
        facts.map(([what, value]) => [h("dt", {}, what), h("dd", {}, value)]),
      ),
      h("p", { class: "eip-quiet" }, words.counts_note, " ", words.counts_compare),
      h("p", { class: "eip-quiet" }, words.counts_complex_note, " ", words.counts_overall),
      h("h4", {}, words.next),
      h("p", {}, fill(words[`next_${next}`], name)),
      h("h4", {}, fill(words.about, name)),
      h("h5", {}, words.fears),
      prose(fears),
      h("h5", {}, words.talks),
      prose(talks),
    ];
  }

  /**
   * How many reflections are complex, as a range where words alone can't tell.
   * @param {Counts} counts
   */
  function complex({ reflections, surely_complex: least, maybe_complex: most }) {
    if (!reflections) return words.none;
    return least === most ? least : fill(words.count_complex_value, { least, most });
  }

  /** The whole talk as a file that the browser saves. */
  async function take() {
    const answer = await kit.request("page");
    if (answer) download(answer.name, "text/html", answer.text);
  }

  place.append(button());
  return [place];
}
