// Coding a transcript: a native select beside each counsellor turn; every choice is saved as it is made.

import { h, once, prose, unique } from "./dom.js";
import { fill } from "./text.js";

function code(kit) {
  const { card, words, body, history } = kit;
  const past = history[card.id] ?? {};
  const latest = [past.answer, past.draft].filter((one) => one && !one.stale).sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const codes = { ...(latest?.data.codes ?? {}) };
  let attempts = past.answer?.times ?? 0;
  let reply = past.answer && !past.answer.stale ? past.answer.reply : null;
  const names = Object.fromEntries(card.codes.map((one) => [one.id, one.name]));

  const rows = card.turns.map((turn, index) => (turn.speaker === "client" ? said(turn) : coded(turn, index)));
  const result = h("div", { class: "eip-result" });
  const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    h(
      "details",
      {},
      h("summary", {}, words.codebook),
      h("dl", { class: "eip-codebook" }, card.codes.map((one) => [
        h("dt", {}, one.name),
        h("dd", {}, prose(one.means), h("p", { class: "eip-quiet" }, fill(words.example, { example: one.example }))),
      ])),
    ),
    h("ol", { class: "eip-talk" }, rows.map((row) => row.element)),
    result,
    h("div", { class: "eip-row" }, check),
  );
  if (reply) judge();

  function said(turn) {
    return { element: h("li", { class: "eip-turn", "data-speaker": "client" }, h("p", { class: "eip-who" }, card.client), prose(turn.text)) };
  }

  function coded(turn, index) {
    const told = h("div", { class: "eip-told" });
    const number = card.turns.slice(0, index + 1).filter((one) => one.speaker === "counsellor").length;
    const text = prose(turn.text, "div", { id: unique("turn") });
    const select = h(
      "select",
      {
        "aria-label": fill(words.label, { number }),
        "aria-describedby": text.id,
        onchange: () => {
          if (select.value) codes[index] = select.value;
          else delete codes[index];
          row.element.dataset.state = "";
          told.replaceChildren();
          kit.save(card.id, "draft", { codes });
        },
      },
      h("option", { value: "" }, words.choose),
      card.codes.map((one) => h("option", { value: one.id }, one.name)),
    );
    select.value = codes[index] ?? "";
    const row = {
      index,
      select,
      told,
      element: h(
        "li",
        { class: "eip-turn", "data-speaker": "counsellor" },
        h("p", { class: "eip-who" }, fill(words.counsellor, { number })),
        text,
        select,
        told,
      ),
    };
    return row;
  }

  async function submit() {
    const missing = rows.find((row) => row.select && !row.select.value);
    if (missing) {
      result.replaceChildren(h("p", { role: "alert", class: "eip-note" }, words.code_all));
      missing.select.focus();
      return;
    }
    const said = await kit.save(card.id, "answer", { codes: { ...codes }, attempt: attempts + 1 });
    if (!said) return;
    attempts += 1;
    reply = said;
    judge();
    result.querySelector("[tabindex='-1']").focus();
  }

  function judge() {
    for (const row of rows) {
      const one = row.select && reply.turns[row.index];
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
        h(
          "details",
          {},
          h("summary", {}, words.by_code),
          h("div", { class: "eip-scroll" }, h(
            "table",
            {},
            h("thead", {}, h("tr", {}, [words.code, words.in_key, words.matched].map((text) => h("th", { scope: "col" }, text)))),
            h("tbody", {}, reply.by_code.map(([id, count, met]) => h("tr", {}, h("td", {}, names[id]), h("td", {}, String(count)), h("td", {}, String(met))))),
          )),
        ),
      ),
    );
    check.textContent = words.check_again;
  }

  /** Kappa as a bar with the goal marked; the sentence below it says the same. */
  function meter(kappa) {
    const share = Math.max(0, kappa) * 100;
    const bar = h("div", { class: "eip-meter", "aria-hidden": "true" }, h("i", {}), h("b", {}));
    bar.style.setProperty("--share", `${share}%`);
    bar.style.setProperty("--goal", `${card.goal * 100}%`);
    return bar;
  }
}

export default code;
