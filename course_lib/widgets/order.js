// Putting steps in order: two buttons at each step. A move is saved as it is made, and the focus stays on its button.

import { h, once, prose } from "./dom.js";
import { clock, fill } from "./text.js";

function order(kit) {
  const { card, words, body, history } = kit;
  const { answer, draft } = history[card.id] ?? {};
  const latest = [answer, draft].filter((one) => one && !one.stale).sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const last = answer && !answer.stale ? answer : null;
  let attempts = last?.data.attempt ?? 0;
  let reply = last?.reply ?? null;
  let judged = last?.data.steps ?? [];

  const rows = (latest?.data.steps ?? card.steps.map((step) => step.id)).map((id) => row(card.steps.find((step) => step.id === id)));
  const list = h("ol", { class: "eip-steps" }, rows.map((one) => one.element));
  const result = h("div", { class: "eip-result" });
  const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);
  body.append(prose(card.intro, "div", { class: "eip-intro" }), list, result, h("div", { class: "eip-row" }, check));
  number();
  if (reply) judge();

  function row(step) {
    const place = h("p", { class: "eip-who" });
    const told = h("p", { class: "eip-verdict" });
    const up = h("button", { type: "button", onclick: () => move(one, -1) }, words.up);
    const down = h("button", { type: "button", onclick: () => move(one, 1) }, words.down);
    const element = h(
      "li",
      { class: "eip-step" },
      h("div", { class: "eip-said" }, place, h("p", {}, step.text), told),
      h("div", { class: "eip-moves" }, up, down),
    );
    const one = { ...step, place, told, up, down, element };
    return one;
  }

  /** Say at each step where it lies now. A button that leads nowhere keeps the focus, so it is not disabled. */
  function number() {
    rows.forEach((one, index) => {
      const where = { number: index + 1, of: rows.length, step: one.text };
      one.place.textContent = fill(words.place, where);
      one.up.setAttribute("aria-label", fill(words.up_label, where));
      one.down.setAttribute("aria-label", fill(words.down_label, where));
      one.up.setAttribute("aria-disabled", index === 0);
      one.down.setAttribute("aria-disabled", index === rows.length - 1);
    });
  }

  async function move(one, by) {
    const from = rows.indexOf(one);
    const other = rows[from + by];
    if (!other) return kit.say(fill(by < 0 ? words.first : words.last, { step: one.text }));
    rows[from] = other;
    rows[from + by] = one;
    // The neighbour is moved past it: an element that is moved itself would lose the focus.
    if (by < 0) one.element.after(other.element);
    else one.element.before(other.element);
    number();
    mark();
    const where = { step: one.text, number: from + by + 1, of: rows.length };
    const saved = await kit.save(card.id, "draft", { steps: rows.map((each) => each.id) }, { quiet: true });
    if (saved) kit.say(fill(words.moved, { ...where, time: clock(saved.at) }), "saved");
  }

  async function submit() {
    const steps = rows.map((one) => one.id);
    const said = await kit.save(card.id, "answer", { steps, attempt: attempts + 1 });
    if (!said) return;
    attempts += 1;
    reply = said;
    judged = steps;
    judge();
    result.querySelector("[tabindex='-1']").focus();
  }

  /** Mark the steps that still lie where they were checked. */
  function mark() {
    rows.forEach(({ id, element, told }, index) => {
      const known = reply && judged[index] === id;
      const right = known && reply.in_place.includes(id);
      element.dataset.state = known ? (right ? "right" : "wrong") : "";
      told.textContent = known ? (right ? words.in_place : words.not_here) : "";
    });
  }

  function judge() {
    mark();
    result.replaceChildren(
      h(
        "div",
        { class: "eip-panel", "data-tone": reply.all ? "good" : "note" },
        h("h4", { tabindex: "-1" }, fill(words.counted, { right: reply.in_place.length, of: reply.of })),
        reply.all ? null : h("p", {}, fill(words.joined, { joined: reply.joined, of: reply.of - 1 }), reply.shifted ? ` ${words.shifted}` : ""),
        h("p", {}, reply.all ? words.all : reply.shown ? words.key_note : words.again),
        reply.shown ? h("h5", {}, words.ours) : null,
        reply.shown
          ? h("ol", { class: "eip-ours" }, reply.order.map((step) => h("li", {}, h("strong", {}, step.text), prose(step.reason))))
          : null,
      ),
    );
    check.textContent = words.check_again;
  }
}

export default order;
