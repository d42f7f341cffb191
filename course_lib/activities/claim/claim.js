// A claim card: judge, compare, then say it fairly yourself before reading our wording.

import { focusOn, h, prose, unique, warn } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { countWords, fill } from "../frame/text.js";

/** @typedef {{ id: string, title: string, claim: string, section: string, verdicts: string[], fewest: number }} Card  `claim` is HTML */
/** @typedef {{ says: string, k: number | null, n: number | null, effect: string | null, interval: string | null, source: Source }} Finding */
/** @typedef {{ text: string, doi: string | null }} Source */
/** A second verdict that can be defended. @typedef {{ verdict: string, same: boolean, why: string }} Also  `why` is HTML */
/** @typedef {{ ours: string, same: boolean, also: Also | null, why: string, findings: Finding[] }} Reply */
/** What is said to a wording, and ours. @typedef {{ said: string[], fair: string }} Answered  `fair` is HTML */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function claim(kit) {
  const { card, words, body, history } = kit;
  const past = history[card.id] ?? {};
  const verdict = fresh(past.verdict);
  const name = unique("verdict");
  const inputs = card.verdicts.map((value) =>
    h("input", { type: "radio", name, value, checked: verdict?.data.verdict === value }),
  );
  const note = h("div", { class: "eip-note" });
  const judge = h("button", { type: "button", class: "eip-main", onclick: submit }, words.compare);
  const evidence = h("div");
  body.append(
    h("p", { class: "eip-who" }, fill(words.section, { section: card.section })),
    prose(card.claim, "blockquote", { class: "eip-speech" }),
    h(
      "fieldset",
      {},
      h("legend", {}, words.ask),
      h(
        "div",
        { class: "eip-verdicts" },
        card.verdicts.map((value, index) => h("label", {}, inputs[index], h("span", {}, words[value]))),
      ),
    ),
    note,
    h("div", { class: "eip-row" }, judge),
    evidence,
  );
  if (verdict) show(verdict.reply);

  async function submit() {
    const mine = inputs.find((input) => input.checked)?.value;
    warn(note, mine ? "" : words.judge_first);
    if (!mine) return;
    const reply = await kit.save(card.id, "verdict", { verdict: mine });
    if (!reply) return;
    show(reply);
    focusOn(evidence);
  }

  /** @param {Reply} reply */
  function show(reply) {
    const { also } = reply;
    const heading = reply.same ? words.same : also?.same ? words.defensible : words.other;
    judge.textContent = words.compare_again;
    judge.className = ""; // the next step is one's own wording
    evidence.replaceChildren(
      h(
        "div",
        { class: "eip-panel", "data-tone": reply.same || also?.same ? "good" : "note" },
        h("h4", { tabindex: "-1" }, fill(heading, { verdict: words[reply.ours] })),
        prose(reply.why),
        also && [h("h5", {}, fill(words.also, { verdict: words[also.verdict] })), prose(also.why)],
        kit.reviewed(card.id),
      ),
      reply.findings.length ? list(reply.findings) : "",
      ...wording(),
    );
  }

  /** @param {Finding[]} findings */
  function list(findings) {
    return h(
      "div",
      {},
      h("h4", { class: "eip-found" }, words.evidence),
      h(
        "ul",
        { class: "eip-findings" },
        findings.map((one) => h("li", {}, prose(one.says), figures(one), source(one.source))),
      ),
    );
  }

  /**
   * The numbers that a finding has; most have some and few have all.
   * @param {Finding} finding
   */
  function figures({ k, n, effect, interval }) {
    const many = n?.toLocaleString("en-GB");
    const known = Object.entries({ effect, interval, k, n: many }).filter(([, value]) => (value ?? null) !== null);
    const shown = known.map(([name, value]) => h("div", {}, h("dt", {}, words[name]), h("dd", {}, value)));
    return shown.length ? h("dl", { class: "eip-figures" }, shown) : null;
  }

  /** @param {Source} cited */
  function source({ text, doi }) {
    const away = { target: "_blank", rel: "noopener noreferrer" };
    return h("small", {}, text, " ", doi && h("a", { href: `https://doi.org/${doi}`, ...away }, `doi ${doi}`));
  }

  function wording() {
    const done = fresh(past.wording);
    const draft = kit.draft(card.id);
    const id = unique("wording");
    const area = h("textarea", {
      id,
      rows: 3,
      value: done?.data.text ?? draft.get()?.text ?? "",
      oninput: () => draft.set({ text: area.value }),
    });
    const ours = h("div");
    const see = h("button", { type: "button", class: "eip-main", onclick: () => send() }, words.see_ours);
    const ended = () => {
      see.className = "";
      kit.finished(words.done);
    };
    const reveal = (/** @type {Answered} */ reply) =>
      ours.replaceChildren(
        h("h4", { class: "eip-found" }, words.your_verb),
        h(
          "ul",
          {},
          reply.said.map((line) => h("li", {}, line)),
        ),
        h(
          "div",
          { class: "eip-panel" },
          h("h4", {}, words.fair),
          prose(reply.fair),
          h("p", { class: "eip-quiet" }, words.fair_compare),
        ),
      );
    const send = async () => {
      if (countWords(area.value) < card.fewest) {
        ours.replaceChildren(h("p", { role: "alert", class: "eip-note" }, words.wording_first));
        return;
      }
      const reply = await kit.save(card.id, "wording", { text: area.value });
      if (!reply) return;
      draft.done();
      past.wording = { data: { text: area.value }, at: reply.at, reply, times: 1, stale: false };
      reveal(reply);
      ended();
    };
    if (done) {
      reveal(done.reply);
      ended();
    }
    return [
      h("label", { for: id, class: "eip-ask" }, words.your_wording),
      area,
      h("div", { class: "eip-row" }, see),
      ours,
    ];
  }
}

export default claim;
