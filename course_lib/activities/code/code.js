// Coding a transcript: a row of labels below each counsellor turn; every choice is saved as it is made.

import { focusOn, h, once, prose, unique } from "../frame/dom.js";
import { hearing } from "../frame/hearing.js";
import { fresh, latest } from "../frame/history.js";
import { pills } from "../frame/pills.js";
import { series } from "../frame/series.js";
import { fill } from "../frame/text.js";

/** So many turns before the one to code stay in view. */
const BEFORE = 2;

/**
 * @typedef {object} Card
 * @property {string} id
 * @property {string} title
 * @property {string} intro  HTML
 * @property {number} goal  the kappa to reach
 * @property {string} client
 * @property {{ id: string, name: string, means: string, example: string }[]} codes
 * @property {{ speaker: "client" | "counsellor", text: string }[]} turns
 */
/** What is said to the code of a turn; ours, and why, are told after a second check. @typedef {{ same: boolean, hard: boolean, code?: string, reason?: string }} Said */
/**
 * @typedef {object} Reply  `by_code`: for each code how often it is in our key, and how often both had it
 * @property {number | null} kappa
 * @property {number} agreed
 * @property {number} of
 * @property {boolean} reached
 * @property {boolean} shown
 * @property {[string, number, number][]} by_code
 * @property {Record<string, Said>} turns
 */
/** @typedef {import("../frame/series.js").Row & { index: number, choice: ReturnType<typeof pills>, told: HTMLElement }} Row */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function code(kit) {
  const { card, words, body, history } = kit;
  const past = history[card.id] ?? {};
  /** By the index of a turn. @type {Record<string, string>} */
  const codes = { ...latest(past.answer, past.draft)?.data.codes };
  let attempts = past.answer?.times ?? 0;
  const names = Object.fromEntries(card.codes.map((one) => [one.id, one.name]));
  const of = card.turns.filter((one) => one.speaker === "counsellor").length;

  /** @type {Row[]} */
  const rows = [];
  /** @type {HTMLElement[]} */
  const turns = card.turns.map((turn, index) =>
    turn.speaker === "client" ? said(turn.text) : coded(turn.text, index),
  );
  const result = h("div", { class: "eip-result", role: "status" }); // heard, while the eye is led to a turn
  const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);
  const list = h("ol", { class: "eip-conversation" }, turns);
  const coding = series(list, rows, words, check, around);
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    coding.element,
    result,
    h(
      "details",
      {},
      h("summary", {}, words.codebook),
      h(
        "dl",
        { class: "eip-codebook" },
        card.codes.map((one) => [
          h("dt", {}, one.name),
          h("dd", {}, prose(one.means), h("p", { class: "eip-quiet" }, fill(words.example, { example: one.example }))),
        ]),
      ),
    ),
  );
  const last = fresh(past.answer);
  if (last) judge(last.reply, last.data.codes);
  coding.begin();

  /** What was said just before a turn; once it was compared, also what the client does next. */
  function around(/** @type {import("../frame/series.js").Row} */ row) {
    const at = turns.indexOf(row.element);
    const next = row.state() === "answered" || !row.state() ? [] : turns.slice(at + 1, at + 2);
    return [...turns.slice(Math.max(0, at - BEFORE), at), ...next];
  }

  /** @param {string} text */
  function said(text) {
    const said = prose(text);
    const who = h("p", { class: "eip-who" }, card.client, hearing(said.textContent ?? "", card.client, words));
    return h("li", { class: "eip-turn", "data-speaker": "client" }, who, said);
  }

  /**
   * @param {string} words_said
   * @param {number} index
   */
  function coded(words_said, index) {
    const told = h("div", { class: "eip-told" });
    const number = rows.length + 1;
    const text = prose(words_said, "div", { id: unique("turn") });
    const choice = pills(card.codes, {
      label: fill(words.label, { number }),
      describedBy: text.id,
      chosen: codes[index],
      onchoose: (id) => {
        codes[index] = id;
        element.dataset.state = "";
        told.replaceChildren();
        coding.update();
        kit.save(card.id, "draft", { codes: { ...codes } });
      },
    });
    const who = h("p", { class: "eip-who" }, fill(words.counsellor, { number, of }));
    const turn = { class: "eip-turn", "data-speaker": "counsellor", tabindex: "-1" };
    const element = h("li", turn, who, text, choice.element, told);
    const state = () =>
      /** @type {"right" | "wrong" | ""} */ (element.dataset.state) || (codes[index] && "answered") || "";
    rows.push({ index, choice, told, element, state });
    return element;
  }

  async function submit() {
    const missing = rows.findIndex((row) => !row.choice.value());
    if (missing >= 0) {
      result.replaceChildren(h("p", { role: "alert", class: "eip-note" }, words.code_all));
      coding.show(missing);
      rows[missing].choice.focus();
      return;
    }
    const now = { ...codes };
    const reply = await kit.save(card.id, "answer", { codes: now, attempt: attempts + 1 });
    if (!reply) return;
    attempts += 1;
    judge(reply, now);
    const differs = rows.findIndex((row) => row.state() === "wrong");
    if (differs < 0) focusOn(result);
    else coding.show(differs);
  }

  /**
   * @param {Reply} reply
   * @param {Record<string, string>} judged  the codes as they were when they were compared
   */
  function judge(reply, judged) {
    for (const row of rows) {
      const one = reply.turns[row.index];
      if (!one || codes[row.index] !== judged[row.index]) continue; // changed since
      row.element.dataset.state = one.same ? "right" : "wrong";
      row.told.replaceChildren(
        h("strong", {}, one.same ? words.same : one.code ? fill(words.ours, { code: names[one.code] }) : words.differs),
        one.hard ? h("span", { class: "eip-hard" }, words.hard) : "",
        ...(one.reason ? [prose(one.reason)] : []),
      );
    }
    coding.through(rows.flatMap((row, index) => (row.state() === "wrong" ? [index] : [])));
    coding.update();
    const kappa = reply.kappa === null ? "–" : reply.kappa.toFixed(2);
    result.replaceChildren(
      h(
        "div",
        { class: "eip-panel", "data-tone": reply.reached ? "good" : "note" },
        h("h4", { tabindex: "-1" }, fill(words.agreed, { agreed: reply.agreed, of: reply.of })),
        meter(reply.kappa ?? 0),
        h("p", {}, fill(reply.reached ? words.reached : words.below, { kappa, goal: card.goal.toFixed(1) })),
        h("p", {}, reply.shown ? words.key_note : words.again),
        reply.shown && kit.reviewed(card.id),
        h(
          "details",
          {},
          h("summary", {}, words.by_code),
          h(
            "div",
            { class: "eip-scroll" },
            h(
              "table",
              {},
              h(
                "thead",
                {},
                h(
                  "tr",
                  {},
                  [words.code, words.in_key, words.matched].map((text) => h("th", { scope: "col" }, text)),
                ),
              ),
              h(
                "tbody",
                {},
                reply.by_code.map(([id, count, met]) =>
                  h("tr", {}, h("td", {}, names[id]), h("td", {}, String(count)), h("td", {}, String(met))),
                ),
              ),
            ),
          ),
        ),
      ),
    );
    check.textContent = words.check_again;
    check.className = reply.shown ? "" : "eip-main";
    kit.finished(reply.shown ? fill(words.agreed, { agreed: reply.agreed, of: reply.of }) : "");
  }

  /**
   * Kappa as a bar with the goal marked; the sentence below it says the same.
   * @param {number} kappa
   */
  function meter(kappa) {
    const share = Math.max(0, kappa) * 100;
    const bar = h("div", { class: "eip-meter", "aria-hidden": "true" }, h("i", {}), h("b", {}));
    bar.style.setProperty("--share", `${share}%`);
    bar.style.setProperty("--goal", `${card.goal * 100}%`);
    return bar;
  }
}

export default code;
