// Putting steps in order. A move is saved as it is made.

import { focusOn, h, once, prose } from "../frame/dom.js";
import { fresh, latest } from "../frame/history.js";
import { movable } from "../frame/steps.js";
import { fill } from "../frame/text.js";

/** @typedef {{ id: string, title: string, intro: string, steps: import("../frame/steps.js").Step[] }} Card  the steps as they are shuffled */
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
  const { list, rows, order: now } = movable(card.steps, begun, kit, moved);
  const result = h("div", { class: "eip-result" });
  const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);
  body.append(prose(card.intro, "div", { class: "eip-intro" }), list, result, h("div", { class: "eip-row" }, check));
  if (reply) judge(reply);

  function moved() {
    mark();
    check.hidden = false;
    return kit.save(card.id, "draft", { steps: now() }, { quiet: true });
  }

  async function submit() {
    const steps = now();
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
    check.hidden = said.all;
    check.className = said.shown ? "" : "eip-main";
    kit.finished(said.all || said.shown ? fill(words.counted, { right: said.in_place.length, of: said.of }) : "");
  }

  /** @param {{ text: string, reason: string }[]} steps */
  function ours(steps) {
    const rows = steps.map((step) => h("li", {}, h("strong", {}, step.text), prose(step.reason)));
    return [h("h5", {}, words.ours), h("ol", { class: "eip-ours" }, rows)];
  }
}

export default order;
