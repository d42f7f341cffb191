// Rating replies: one at a time; choose a level, read the hint or our level, rate once more where they differ, go on.

import { focusOn, h, once, prose, unique, warn } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { firstOpen, stepper } from "../frame/stepper.js";
import { fill } from "../frame/text.js";

/**
 * @typedef {object} Card
 * @property {string} title
 * @property {string} intro  HTML
 * @property {string | null} client  who speaks, where all replies answer one
 * @property {string | null} says  HTML
 * @property {{ title: string, origin: string, levels: { name: string, means: string }[] }} scale
 * @property {{ id: string, text: string, client?: string, says?: string }[]} replies  with a client each, or none
 */
/**
 * To a first rating that differs, a hint; else our level, why, and whether experts find this one hard.
 * @typedef {{ shown: false, hint: string } | { shown: true, level: number, reason: string, hard: boolean }} Reply
 */

/** @typedef {{ n: number, same: number, near: number, lean: number }} Half */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function rate(kit) {
  const { card, words, body, history } = kit;
  const state = card.replies.map(({ id }) => {
    const answer = fresh(history[id]?.answer);
    return {
      level: /** @type {number} */ (answer?.data.level ?? 0),
      attempt: /** @type {number} */ (answer?.data.attempt ?? 0),
      reply: /** @type {Reply | null} */ (answer?.reply ?? null),
      skipped: Boolean(history[id]?.skip),
    };
  });
  const name = (/** @type {number} */ level) =>
    fill(words.level, { number: level, name: card.scale.levels[level - 1].name });
  const scale = h(
    "details",
    { class: "eip-scale", open: !state.some((one) => one.reply) },
    h("summary", {}, fill(words.scale, { title: card.scale.title })),
    h(
      "dl",
      {},
      card.scale.levels.map((level, index) => [h("dt", {}, name(index + 1)), prose(level.means, "dd")]),
    ),
    prose(card.scale.origin, "div", { class: "eip-quiet" }),
  );
  const place = h("div");
  const steps = stepper(place, (number) => (number < card.replies.length ? rated(number) : ending()));
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    scale,
    speech(card.client && fill(words.says, { client: card.client }), card.says),
    place,
  );
  steps.show(
    firstOpen(state, (one) => Boolean(one.reply?.shown) || one.skipped),
    false,
  );

  /**
   * What a client says, or nothing where nobody speaks here.
   * @param {string | null | undefined} who
   * @param {string | null | undefined} says
   */
  function speech(who, says) {
    return who && says ? h("blockquote", { class: "eip-speech" }, h("p", { class: "eip-who" }, who), prose(says)) : "";
  }

  /** @param {number} number */
  function rated(number) {
    const { id, text, client, says } = card.replies[number];
    const mine = state[number];
    const radios = unique("level");
    const said = prose(text, "div", { id: unique("reply"), class: "eip-rated" });
    const note = h("div", { class: "eip-note" });
    const told = h("div", { class: "eip-result" });
    const levels = card.scale.levels.map((_, index) => {
      const level = index + 1;
      const checked = mine.level === level;
      const input = h("input", { type: "radio", name: radios, value: level, checked, onchange: () => warn(note) });
      const mark = h("span", { class: "eip-mark" });
      const means = prose(card.scale.levels[index].means, "div", { class: "eip-means" });
      const row = h("li", { class: "eip-option" }, h("label", {}, input, h("span", {}, name(level)), mark), means);
      return { input, mark, row };
    });
    const save = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.save);
    const next = h("button", { type: "button", onclick: once(go_on) });

    async function submit() {
      const level = Number(levels.find(({ input }) => input.checked)?.input.value);
      if (!level) return warn(note, words.choose_first);
      const reply = await kit.save(id, "answer", { level, attempt: mine.attempt + 1 });
      if (!reply) return;
      Object.assign(mine, { level, reply, attempt: mine.attempt + 1 });
      judge();
      focusOn(told);
    }

    /** Going on without a rating is a skip, and counts as done. */
    async function go_on() {
      if (!mine.reply && !mine.skipped) mine.skipped = (await kit.save(id, "skip", {})) !== null;
      scale.open &&= !mine.reply;
      steps.show(number + 1);
    }

    function judge() {
      const { reply } = mine;
      const shown = Boolean(reply?.shown);
      save.hidden = shown;
      save.textContent = reply ? words.save_again : words.save;
      levels.forEach(({ input, mark, row }, index) => {
        const theirs = shown && input.checked;
        const key = reply?.shown && index + 1 === reply.level;
        input.disabled = shown;
        row.dataset.state = key ? "right" : theirs ? "wrong" : "";
        mark.textContent = [theirs && words.your_level, key && words.our_level].filter(Boolean).join(" · ");
      });
      next.hidden = Boolean(reply) && !shown; // our level comes with the second rating, and only then does the first one count
      next.className = shown ? "eip-main" : "";
      next.textContent = !reply ? words.skip_reply : number + 1 < card.replies.length ? words.next : words.finish;
      if (reply)
        told.replaceChildren(...(reply.shown ? [ours(id, mine.level, reply), ...running()] : [hint(reply.hint)]));
    }

    judge();
    return [
      steps.line(words.place, number, card.replies.length),
      speech(client, says),
      said,
      h(
        "fieldset",
        { "aria-describedby": said.id },
        h("legend", {}, words.which),
        h(
          "ul",
          { class: "eip-options" },
          levels.map(({ row }) => row),
        ),
      ),
      note,
      told,
      h("div", { class: "eip-row" }, save, next, number > 0 && steps.button(words.previous, number - 1)),
    ];
  }

  /** @param {string} text */
  function hint(text) {
    return h(
      "div",
      { class: "eip-panel", "data-tone": "note" },
      h("h4", { tabindex: "-1" }, words.differs),
      prose(text),
      h("p", {}, words.again),
    );
  }

  /**
   * @param {string} id
   * @param {number} level
   * @param {Extract<Reply, { shown: true }>} reply
   */
  function ours(id, level, reply) {
    const apart = level - reply.level;
    const one = Math.abs(apart) === 1;
    const how = apart > 0 ? (one ? words.one_higher : words.more_higher) : one ? words.one_lower : words.more_lower;
    const title = fill(apart ? words.ours : words.same, { level: name(reply.level) });
    return h(
      "div",
      { class: "eip-panel", "data-tone": apart ? "note" : "good" },
      h("h4", { tabindex: "-1" }, title),
      apart ? h("p", {}, fill(how, { count: Math.abs(apart) })) : null,
      prose(reply.reason),
      reply.hard && h("p", {}, h("span", { class: "eip-hard" }, words.hard_mark), ` ${words.hard}`),
      h("p", { class: "eip-quiet" }, words.key_note),
      kit.reviewed(id),
    );
  }

  /** How near the learner's first ratings come to ours, in all lessons. */
  function running() {
    const found = kit.summary.agreement;
    if (!found) return [];
    const { n, same, near, kappa, lean, leaning } = found;
    const by = Math.abs(lean).toFixed(1);
    const lines = [fill(n === 1 ? words.running_one : words.running, { n, same, near })];
    if (kappa !== null) lines.push(fill(words.kappa, { kappa: kappa.toFixed(2) }));
    if (leaning) lines.push(fill(words[leaning], { by }));
    return [box(words.so_far, lines)];
  }

  /** Whether the ratings of a long row became milder or stricter from its first half to its second. */
  function drifted() {
    const { halves } = kit.summary;
    if (halves === undefined) return [];
    if (halves === null) return [box(words.halves, [words.too_few])];
    const lines = [half(words.first_half, halves.first), half(words.second_half, halves.second)];
    return [box(words.halves, [...lines, words[halves.moved], words.halves_note])];
  }

  /**
   * @param {string} line
   * @param {Half} found
   */
  function half(line, { n, same, near, lean }) {
    const by = Math.abs(lean).toFixed(1);
    const apart = Number(by) === 0 ? words.as_high : fill(lean > 0 ? words.above : words.below, { by });
    return fill(line, { n, same, near, apart });
  }

  /**
   * @param {string} title
   * @param {string[]} lines
   */
  function box(title, lines) {
    const said = lines.map((line) => h("p", {}, line));
    return h("div", { class: "eip-running" }, h("h4", {}, title), said);
  }

  function ending() {
    const count = state.filter((one) => one.reply?.shown).length;
    return [
      h("p", { class: "eip-place", tabindex: "-1" }, fill(words.ending, { count, of: card.replies.length })),
      ...running(),
      ...drifted(),
      count > 0 && h("p", { class: "eip-quiet" }, words.key_note),
      h("div", { class: "eip-row" }, steps.button(words.look_back, 0)),
    ];
  }
}

export default rate;
