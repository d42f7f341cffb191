// Rating replies: one at a time; choose a level, read the hint or our level, rate once more where they differ, go on.

import { focusOn, h, once, prose, unique, warn } from "../frame/dom.js";
import { fresh } from "../frame/history.js";
import { marks } from "../frame/marks.js";
import { pills } from "../frame/pills.js";
import { firstOpen, stepper } from "../frame/stepper.js";
import { fill } from "../frame/text.js";
import { drifted, running } from "./agreement.js";

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
  const levels = card.scale.levels.map(({ means }, index) => ({ id: `${index + 1}`, name: name(index + 1), means }));
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
  /** The reply that is shown; one more than the last at the end. */
  let here = 0;
  const row = marks(card.replies.length, words, (to) => steps.show(to));
  const steps = stepper(place, (number) => {
    here = number;
    mark();
    return number < card.replies.length ? rated(number) : ending();
  });
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    speech(card.client && fill(words.says, { client: card.client }), card.says),
    h("div", { onkeydown: row.leaf }, row.element, place),
    scale,
  );
  steps.show(
    firstOpen(state, (one) => Boolean(one.reply?.shown) || one.skipped),
    false,
  );

  function mark() {
    row.show(
      here,
      state.map(({ level, reply, skipped }) => {
        if (reply?.shown) return reply.level === level ? "right" : "wrong";
        return reply ? "answered" : skipped ? "skipped" : "";
      }),
    );
  }

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
    const said = prose(text, "div", { id: unique("reply"), class: "eip-rated" });
    const note = h("div", { class: "eip-note" });
    const told = h("div", { class: "eip-result" });
    const choice = pills(levels, {
      label: words.which,
      seen: true,
      describedBy: said.id,
      chosen: `${mine.level || ""}`,
      onchoose: () => warn(note),
    });
    const save = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.save);
    const next = h("button", { type: "button", onclick: once(go_on) });

    async function submit() {
      const level = Number(choice.value());
      if (!level) return warn(note, words.choose_first);
      const reply = await kit.save(id, "answer", { level, attempt: mine.attempt + 1 });
      if (!reply) return;
      Object.assign(mine, { level, reply, attempt: mine.attempt + 1 });
      judge();
      mark();
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
      if (reply?.shown) choice.settle(settled(mine.level, reply.level));
      next.hidden = Boolean(reply) && !shown; // our level comes with the second rating, and only then does the first one count
      next.className = shown ? "eip-main" : "";
      next.textContent = !reply ? words.skip_reply : number + 1 < card.replies.length ? words.next : words.finish;
      if (reply)
        told.replaceChildren(
          ...(reply.shown ? [ours(id, mine.level, reply), ...running(kit.summary, words)] : [hint(reply.hint)]),
        );
    }

    judge();
    return [
      steps.line(words.place, number, card.replies.length),
      speech(client, says),
      said,
      choice.element,
      note,
      told,
      h("div", { class: "eip-row" }, save, next, number > 0 && steps.button(words.previous, number - 1)),
    ];
  }

  /**
   * What is said of the two levels, or of the one that they share, in its pill.
   * @param {number} theirs
   * @param {number} key
   */
  function settled(theirs, key) {
    const both = [words.your_level, words.our_level].join(" · ");
    return {
      [theirs]: { right: theirs === key, text: theirs === key ? both : words.your_level },
      [key]: { right: true, text: theirs === key ? both : words.our_level },
    };
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

  function ending() {
    const count = state.filter((one) => one.reply?.shown).length;
    return [
      h("p", { class: "eip-place", tabindex: "-1" }, fill(words.ending, { count, of: card.replies.length })),
      ...running(kit.summary, words),
      ...drifted(kit.summary, words),
      count > 0 && h("p", { class: "eip-quiet" }, words.key_note),
      h("div", { class: "eip-row" }, steps.button(words.look_back, 0)),
    ];
  }
}

export default rate;
