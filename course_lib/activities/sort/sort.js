// Sorting cards: a row of categories below each card; every choice is saved as it is made.

import { focusOn, h, once, prose, unique } from "../frame/dom.js";
import { draggable } from "../frame/dragging.js";
import { fresh, latest } from "../frame/history.js";
import { pills } from "../frame/pills.js";
import { series } from "../frame/series.js";
import { fill } from "../frame/text.js";

/** @typedef {{ id: string, name: string, means: string }} Category  `means` is HTML */
/** @typedef {{ id: string, title: string, intro: string, categories: Category[], cards: { id: string, text: string }[] }} Card */
/** What is said to the place of a card. @typedef {{ right: boolean, hard: boolean, hint?: string, means?: string, category?: string, reason?: string }} Said */
/** @typedef {{ right: number, of: number, shown: boolean, cards: Record<string, Said> }} Reply */
/** By card, its category. @typedef {Record<string, string>} Places */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function sort(kit) {
  const { card, words, body, history } = kit;
  const { answer, draft } = history[card.id] ?? {};
  /** @type {Places} */
  const placed = { ...latest(answer, draft)?.data.cards };
  const last = fresh(answer);
  let attempts = last?.data.attempt ?? 0;
  const names = Object.fromEntries(card.categories.map((one) => [one.id, one.name]));

  const rows = card.cards.map(row);
  const result = h("div", { class: "eip-result", role: "status" }); // heard, while the eye is led to a card
  const groups = h("div", {});
  const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);
  const list = h(
    "ol",
    { class: "eip-cards" },
    rows.map((one) => one.element),
  );
  const cards = series(list, rows, words, check);
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    cards.element,
    result,
    h(
      "details",
      {},
      h("summary", {}, words.categories),
      h(
        "dl",
        { class: "eip-categories" },
        card.categories.map((one) => [h("dt", {}, one.name), prose(one.means, "dd")]),
      ),
    ),
    h("details", {}, h("summary", {}, words.by_category), groups),
  );
  group();
  if (last) judge(last.reply, last.data.cards);
  cards.begin();

  /**
   * @param {{ id: string, text: string }} one
   * @param {number} index
   */
  function row(one, index) {
    const told = h("div", { class: "eip-told" });
    const text = prose(one.text, "div", { id: unique("card") });
    const choice = pills(card.categories, {
      label: fill(words.label, { number: index + 1 }),
      describedBy: text.id,
      chosen: placed[one.id],
      onchoose: place,
    });
    const number = h("p", { class: "eip-who" }, fill(words.card, { number: index + 1, of: card.cards.length }));
    const held = h("div", { class: "eip-held" });
    const grip = draggable(held, {
      over: choice.under,
      drop: (x, y) => {
        const category = choice.under(x, y);
        choice.under(-1, -1);
        if (category && category !== choice.value()) choice.choose(category);
      },
      end: () => choice.under(-1, -1),
    });
    held.append(grip, h("div", {}, number, text));
    const element = h("li", { class: "eip-card", tabindex: "-1" }, held, choice.element, told);

    /** @param {string} category */
    function place(category) {
      placed[one.id] = category;
      element.dataset.state = "";
      check.hidden = false;
      told.replaceChildren();
      group();
      cards.update();
      kit.save(card.id, "draft", { cards: { ...placed } });
    }

    /** @returns {import("../frame/marks.js").State} */
    const state = () =>
      /** @type {"right" | "wrong" | ""} */ (element.dataset.state) || (placed[one.id] ? "answered" : "");
    return { ...one, choice, told, element, state };
  }

  /** The cards as they lie now, category by category; to look at, below the list that is worked in. */
  function group() {
    groups.replaceChildren(
      ...[...card.categories, { id: undefined, name: words.unsorted }].map(({ id, name }) => {
        const here = rows.filter((one) => placed[one.id] === id);
        if (!here.length && id === undefined) return "";
        return h(
          "div",
          { class: "eip-group" },
          h("h4", {}, fill(words.group, { category: name, count: here.length })),
          here.length
            ? h(
                "ul",
                {},
                here.map((one) => prose(one.text, "li")),
              )
            : null,
        );
      }),
    );
  }

  async function submit() {
    const missing = rows.findIndex((one) => !one.choice.value());
    if (missing >= 0) {
      result.replaceChildren(h("p", { role: "alert", class: "eip-note" }, words.sort_all));
      cards.show(missing);
      rows[missing].choice.focus();
      return;
    }
    const now = { ...placed };
    const reply = await kit.save(card.id, "answer", { cards: now, attempt: attempts + 1 });
    if (!reply) return;
    attempts += 1;
    judge(reply, now);
    if (reply.right === reply.of) focusOn(result);
    else cards.show(rows.findIndex((one) => one.state() === "wrong"));
  }

  /**
   * What belongs in a category, as a hint for a card that was put there.
   * @param {string} category
   * @param {string} means
   */
  function meaning(category, means) {
    const said = prose(means);
    said.firstElementChild?.prepend(fill(words.means, { category }), " ");
    return said;
  }

  /**
   * @param {Reply} reply
   * @param {Places} judged  the cards as they lay when they were checked
   */
  function judge(reply, judged) {
    for (const { id, element, told } of rows) {
      const one = reply.cards[id];
      if (placed[id] !== judged[id]) continue; // moved since it was checked
      element.dataset.state = one.right ? "right" : "wrong";
      told.replaceChildren(
        h(
          "strong",
          {},
          one.right ? words.same : one.category ? fill(words.ours, { category: names[one.category] }) : words.differs,
        ),
        one.hard ? h("span", { class: "eip-hard" }, words.hard) : "",
        ...(one.hint ? [prose(one.hint)] : []),
        ...(one.means ? [meaning(names[judged[id]], one.means)] : []),
        ...(one.reason ? [prose(one.reason)] : []),
      );
    }
    cards.through(rows.flatMap((one, index) => (one.state() === "wrong" ? [index] : [])));
    cards.update();
    const all = reply.right === reply.of;
    result.replaceChildren(
      h(
        "div",
        { class: "eip-panel", "data-tone": all ? "good" : "note" },
        h("h4", { tabindex: "-1" }, fill(words.sorted, { right: reply.right, of: reply.of })),
        h("p", {}, reply.shown ? words.key_note : words.again),
        reply.shown && kit.reviewed(card.id),
      ),
    );
    check.textContent = words.check_again;
    check.hidden = all;
    check.className = reply.shown ? "" : "eip-main";
    kit.finished(reply.shown ? fill(words.sorted, { right: reply.right, of: reply.of }) : "");
  }
}

export default sort;
