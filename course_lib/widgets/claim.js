// A claim card: judge, compare, then say it fairly yourself before reading our wording.

import { h, prose, unique } from "./dom.js";
import { fill } from "./text.js";

function claim(kit) {
  const { card, words, body, history } = kit;
  const past = history[card.id] ?? {};
  const verdict = past.verdict && !past.verdict.stale ? past.verdict : null;
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
      h("div", { class: "eip-verdicts" }, card.verdicts.map((value, index) => h("label", {}, inputs[index], h("span", {}, words[value])))),
    ),
    note,
    h("div", { class: "eip-row" }, judge),
    evidence,
  );
  if (verdict) show(verdict.reply);

  async function submit() {
    const mine = inputs.find((input) => input.checked)?.value;
    if (!mine) return note.replaceChildren(h("p", { role: "alert" }, words.judge_first));
    note.replaceChildren();
    const reply = await kit.save(card.id, "verdict", { verdict: mine });
    if (!reply) return;
    show(reply);
    evidence.querySelector("[tabindex='-1']").focus();
  }

  function show(reply) {
    judge.textContent = words.compare_again;
    evidence.replaceChildren(
      h(
        "div",
        { class: "eip-panel", "data-tone": reply.same ? "good" : "note" },
        h("h4", { tabindex: "-1" }, fill(reply.same ? words.same : words.other, { verdict: words[reply.ours] })),
        prose(reply.why),
      ),
      reply.findings.length ? list(reply.findings) : "",
      ...wording(),
    );
  }

  function list(findings) {
    return h(
      "div",
      {},
      h("h4", { class: "eip-found" }, words.evidence),
      h("ul", { class: "eip-findings" }, findings.map((one) => h("li", {}, prose(one.says), figures(one), source(one.source)))),
    );
  }

  /** The numbers that a finding has; most have some and few have all. */
  function figures({ k, n, effect, interval }) {
    const known = [[words.effect, effect], [words.interval, interval], [words.k, k], [words.n, n?.toLocaleString("en-GB")]];
    const shown = known.filter(([, value]) => value !== null && value !== undefined);
    return shown.length ? h("dl", { class: "eip-figures" }, shown.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, String(value))))) : null;
  }

  function source({ text, doi }) {
    const link = doi && h("a", { href: `https://doi.org/${doi}`, target: "_blank", rel: "noopener noreferrer" }, `doi ${doi}`);
    return h("small", {}, text, " ", link || "");
  }

  function wording() {
    const done = past.wording && !past.wording.stale ? past.wording : null;
    const draft = kit.draft(card.id);
    const id = unique("wording");
    const area = h("textarea", { id, rows: 3, value: done?.data.text ?? draft.get()?.text ?? "", oninput: () => draft.set({ text: area.value }) });
    const ours = h("div");
    const reveal = (reply) =>
      ours.replaceChildren(h("div", { class: "eip-panel" }, h("h4", {}, words.fair), prose(reply.fair), h("p", { class: "eip-quiet" }, words.fair_compare)));
    const send = async () => {
      if (area.value.trim().split(/\s+/).length < 4) {
        ours.replaceChildren(h("p", { role: "alert", class: "eip-note" }, words.wording_first));
        return;
      }
      const reply = await kit.save(card.id, "wording", { text: area.value });
      if (!reply) return;
      draft.done();
      past.wording = { data: { text: area.value }, reply };
      reveal(reply);
    };
    if (done) reveal(done.reply);
    return [
      h("label", { for: id, class: "eip-ask" }, words.your_wording),
      area,
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: send }, words.see_ours)),
      ours,
    ];
  }
}

export default claim;
