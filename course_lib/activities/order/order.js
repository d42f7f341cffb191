// Putting steps in order: two buttons at each step. A move is saved as it is made, and the focus stays on its button.

import { focusOn, h, once, prose } from "../frame/dom.js";
import { fresh, latest } from "../frame/history.js";
import { clock, fill } from "../frame/text.js";

/** @typedef {{ id: string, text: string }} Step */
/** @typedef {{ id: string, title: string, intro: string, steps: Step[] }} Card  the steps as they are shuffled */
/**
 * @typedef {object} Reply  `joined`: how many steps come right behind the one they follow; `order` is ours, once shown
 * @property {string[]} in_place
 * @property {number} of
 * @property {number} joined
 * @property {boolean} shifted
 * @property {boolean} all
 * @property {boolean} shown
 * @property {{ text: string, reason: string }[]} [order]
 */
/** @typedef {Step & { place: HTMLElement, told: HTMLElement, up: HTMLElement, down: HTMLElement, element: HTMLElement }} Row */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function order(kit) {
  const { card, words, body, history } = kit;
  const { answer, draft } = history[card.id] ?? {};
  const last = fresh(answer);
  let attempts = last?.data.attempt ?? 0;
  let reply = /** @type {Reply | null} */ (last?.reply ?? null);
  let judged = /** @type {string[]} */ (last?.data.steps ?? []);

  /** @type {string[]} */
  const begun = latest(answer, draft)?.data.steps ?? card.steps.map((step) => step.id);
  const rows = begun.flatMap((id) => card.steps.filter((step) => step.id === id)).map(row);
  const list = h(
    "ol",
    { class: "eip-steps" },
    rows.map((one) => one.element),
  );
  const result = h("div", { class: "eip-result" });
  const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);
  body.append(prose(card.intro, "div", { class: "eip-intro" }), list, result, h("div", { class: "eip-row" }, check));
  number();
  if (reply) judge(reply);

  /** @param {Step} step */
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
    /** @type {Row} */
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
      one.up.setAttribute("aria-disabled", String(index === 0));
      one.down.setAttribute("aria-disabled", String(index === rows.length - 1));
    });
  }

  /**
   * @param {Row} one
   * @param {1 | -1} by
   */
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
    [reply, judged] = [said, steps];
    judge(said);
    focusOn(result);
  }

  /** Mark the steps that still lie where they were checked. */
  function mark() {
    rows.forEach(({ id, element, told }, index) => {
      const known = Boolean(reply) && judged[index] === id;
      const right = known && reply?.in_place.includes(id);
      element.dataset.state = known ? (right ? "right" : "wrong") : "";
      told.textContent = known ? (right ? words.in_place : words.not_here) : "";
    });
  }

  /** @param {Reply} said */
  function judge(said) {
    mark();
    result.replaceChildren(
      h(
        "div",
        { class: "eip-panel", "data-tone": said.all ? "good" : "note" },
        h("h4", { tabindex: "-1" }, fill(words.counted, { right: said.in_place.length, of: said.of })),
        said.all
          ? null
          : h(
              "p",
              {},
              fill(words.joined, { joined: said.joined, of: said.of - 1 }),
              said.shifted ? ` ${words.shifted}` : "",
            ),
        h("p", {}, said.all ? words.all : said.shown ? words.key_note : words.again),
        (said.all || said.shown) && kit.reviewed(card.id),
        ...(said.order ? ours(said.order) : []),
      ),
    );
    check.textContent = words.check_again;
  }

  /** @param {{ text: string, reason: string }[]} steps */
  function ours(steps) {
    const rows = steps.map((step) => h("li", {}, h("strong", {}, step.text), prose(step.reason)));
    return [h("h5", {}, words.ours), h("ol", { class: "eip-ours" }, rows)];
  }
}

export default order;
