// Coding a transcript: a native select beside each counsellor turn; every choice is saved as it is made.

import { focusOn, h, once, prose, unique } from "../frame/dom.js";
import { fresh, latest } from "../frame/history.js";
import { fill } from "../frame/text.js";

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
/** @typedef {{ index: number, select: HTMLSelectElement, told: HTMLElement, element: HTMLElement }} Row */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function code(kit) {
  const { card, words, body, history } = kit;
  const past = history[card.id] ?? {};
  /** By the index of a turn. @type {Record<string, string>} */
  const codes = { ...latest(past.answer, past.draft)?.data.codes };
  let attempts = past.answer?.times ?? 0;
  const names = Object.fromEntries(card.codes.map((one) => [one.id, one.name]));

  /** @type {Row[]} */
  const rows = [];
  const turns = card.turns.map((turn, index) =>
    turn.speaker === "client" ? said(turn.text) : coded(turn.text, index),
  );
  const result = h("div", { class: "eip-result" });
  const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
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
    h("ol", { class: "eip-conversation" }, turns),
    result,
    h("div", { class: "eip-row" }, check),
  );
  const before = /** @type {Reply | null} */ (fresh(past.answer)?.reply ?? null);
  if (before) judge(before);

  /** @param {string} text */
  function said(text) {
    const who = h("p", { class: "eip-who" }, card.client);
    return h("li", { class: "eip-turn", "data-speaker": "client" }, who, prose(text));
  }

  /**
   * @param {string} words_said
   * @param {number} index
   */
  function coded(words_said, index) {
    const told = h("div", { class: "eip-told" });
    const number = card.turns.slice(0, index + 1).filter((one) => one.speaker === "counsellor").length;
    const text = prose(words_said, "div", { id: unique("turn") });
    const select = h(
      "select",
      {
        "aria-label": fill(words.label, { number }),
        "aria-describedby": text.id,
        onchange: () => {
          explain();
          if (select.value) codes[index] = select.value;
          else delete codes[index];
          element.dataset.state = "";
          told.replaceChildren();
          kit.save(card.id, "draft", { codes });
        },
      },
      h("option", { value: "" }, words.choose),
      card.codes.map((one) => h("option", { value: one.id }, one.name)),
    );
    select.value = codes[index] ?? "";
    const means = h("div", { class: "eip-means" });
    /** What the chosen label means stands beside the turn; the whole code book is above. */
    const explain = () => {
      const chosen = card.codes.find((one) => one.id === select.value);
      means.replaceChildren(...(chosen ? [prose(chosen.means)] : []));
    };
    explain();
    const who = h("p", { class: "eip-who" }, fill(words.counsellor, { number }));
    const element = h("li", { class: "eip-turn", "data-speaker": "counsellor" }, who, text, select, means, told);
    rows.push({ index, select, told, element });
    return element;
  }

  async function submit() {
    const missing = rows.find((row) => !row.select.value);
    if (missing) {
      result.replaceChildren(h("p", { role: "alert", class: "eip-note" }, words.code_all));
      missing.select.focus();
      return;
    }
    const reply = await kit.save(card.id, "answer", { codes: { ...codes }, attempt: attempts + 1 });
    if (!reply) return;
    attempts += 1;
    judge(reply);
    focusOn(result);
  }

  /** @param {Reply} reply */
  function judge(reply) {
    for (const row of rows) {
      const one = reply.turns[row.index];
      if (!one || codes[row.index] === undefined) continue;
      row.element.dataset.state = one.same ? "right" : "wrong";
      row.told.replaceChildren(
        h("strong", {}, one.same ? words.same : one.code ? fill(words.ours, { code: names[one.code] }) : words.differs),
        one.hard ? h("span", { class: "eip-hard" }, words.hard) : "",
        ...(one.reason ? [prose(one.reason)] : []),
      );
    }
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
