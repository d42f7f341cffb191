// Rating replies: one at a time; choose a level, read the hint or our level, rate once more where they differ, go on.

import { h, once, prose, unique } from "./dom.js";
import { fill } from "./text.js";

/** From how many ratings on a lean is told: the fewest replies that a rating has. */
const LEANING = 3;
/** A lean of less than this, in levels, is none. Our own bar. */
const EVEN = 0.25;

function rate(kit) {
  const { card, words, body, history } = kit;
  const state = card.replies.map(({ id }) => {
    const { answer, skip } = history[id] ?? {};
    const fresh = answer && !answer.stale ? answer : null;
    return { level: fresh?.data.level, attempt: fresh?.data.attempt ?? 0, reply: fresh?.reply ?? null, skipped: Boolean(skip) };
  });
  const name = (level) => fill(words.level, { number: level, name: card.scale.levels[level - 1].name });
  const scale = h(
    "details",
    { class: "eip-scale", open: !state.some((one) => one.reply) },
    h("summary", {}, fill(words.scale, { title: card.scale.title })),
    h("dl", {}, card.scale.levels.map((level, index) => [h("dt", {}, name(index + 1)), prose(level.means, "dd")])),
    prose(card.scale.origin, "div", { class: "eip-quiet" }),
  );
  const place = h("div");
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    scale,
    h("blockquote", { class: "eip-speech" }, h("p", { class: "eip-who" }, fill(words.says, { client: card.client })), prose(card.says)),
    place,
  );
  const open = state.findIndex((one) => !one.reply?.shown && !one.skipped);
  show(open === -1 ? card.replies.length : open, false);

  function show(number, focus = true) {
    place.replaceChildren(...(number < card.replies.length ? rated(number) : ending()));
    if (focus) place.querySelector("[tabindex='-1']").focus();
  }

  function rated(number) {
    const { id, text } = card.replies[number];
    const mine = state[number];
    const radios = unique("level");
    const said = prose(text, "div", { id: unique("reply"), class: "eip-rated" });
    const note = h("div", { class: "eip-note" });
    const told = h("div", { class: "eip-result" });
    const levels = card.scale.levels.map((_, index) => {
      const level = index + 1;
      const input = h("input", { type: "radio", name: radios, value: level, checked: mine.level === level, onchange: () => note.replaceChildren() });
      const mark = h("span", { class: "eip-mark" });
      return { input, mark, row: h("li", { class: "eip-option" }, h("label", {}, input, h("span", {}, name(level)), mark)) };
    });
    const save = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.save);
    const next = h("button", { type: "button", onclick: once(go_on) });

    async function submit() {
      const level = Number(levels.find(({ input }) => input.checked)?.input.value);
      if (!level) {
        note.replaceChildren(h("p", { role: "alert" }, words.choose_first));
        return;
      }
      const reply = await kit.save(id, "answer", { level, attempt: mine.attempt + 1 });
      if (!reply) return;
      Object.assign(mine, { level, reply, attempt: mine.attempt + 1 });
      judge();
      told.querySelector("[tabindex='-1']").focus();
    }

    /** Going on without a rating is a skip, and counts as done. */
    async function go_on() {
      if (!mine.reply && !mine.skipped) mine.skipped = (await kit.save(id, "skip", {})) !== null;
      scale.open &&= !mine.reply;
      show(number + 1);
    }

    function judge() {
      const { reply } = mine;
      const shown = Boolean(reply?.shown);
      save.hidden = shown;
      save.textContent = reply ? words.save_again : words.save;
      levels.forEach(({ input, mark, row }, index) => {
        const [theirs, key] = [input.checked, index + 1 === reply?.level];
        input.disabled = shown;
        row.dataset.state = shown ? (key ? "right" : theirs ? "wrong" : "") : "";
        mark.textContent = shown ? [theirs && words.your_level, key && words.our_level].filter(Boolean).join(" · ") : "";
      });
      next.hidden = Boolean(reply) && !shown; // our level comes with the second rating, and only then does the first one count
      next.className = shown ? "eip-main" : "";
      next.textContent = !reply ? words.skip_reply : number + 1 < card.replies.length ? words.next : words.finish;
      if (reply) told.replaceChildren(...(shown ? [ours(mine), ...running()] : [hint(reply)]));
    }

    judge();
    return [
      h("p", { class: "eip-place", tabindex: "-1" }, fill(words.place, { number: number + 1, of: card.replies.length })),
      said,
      h("fieldset", { "aria-describedby": said.id }, h("legend", {}, words.which), h("ul", { class: "eip-options" }, levels.map(({ row }) => row))),
      note,
      told,
      h("div", { class: "eip-row" }, save, next, number > 0 && h("button", { type: "button", onclick: () => show(number - 1) }, words.previous)),
    ];
  }

  function hint(reply) {
    return h(
      "div",
      { class: "eip-panel", "data-tone": "note" },
      h("h4", { tabindex: "-1" }, words.differs),
      prose(reply.hint),
      h("p", {}, words.again),
    );
  }

  function ours({ level, reply }) {
    const apart = level - reply.level;
    const how = Math.abs(apart) === 1 ? (apart > 0 ? words.one_higher : words.one_lower) : apart > 0 ? words.more_higher : words.more_lower;
    const title = fill(apart ? words.ours : words.same, { level: name(reply.level) });
    return h(
      "div",
      { class: "eip-panel", "data-tone": apart ? "note" : "good" },
      h("h4", { tabindex: "-1" }, title),
      apart ? h("p", {}, fill(how, { count: Math.abs(apart) })) : null,
      prose(reply.reason),
      reply.hard ? h("p", {}, h("span", { class: "eip-hard" }, words.hard_mark), ` ${words.hard}`) : null,
      h("p", { class: "eip-quiet" }, words.key_note),
    );
  }

  /** How near the learner's first ratings come to ours, in all lessons. */
  function running() {
    const found = kit.summary.agreement;
    if (!found) return [];
    const { n, same, near, kappa, lean } = found;
    const by = Math.abs(lean).toFixed(1);
    const lines = [fill(n === 1 ? words.running_one : words.running, { n, same, near })];
    if (kappa !== null) lines.push(fill(words.kappa, { kappa: kappa.toFixed(2) }));
    if (n >= LEANING) lines.push(Math.abs(lean) < EVEN ? words.even : fill(lean > 0 ? words.higher : words.lower, { by }));
    return [h("div", { class: "eip-running" }, h("h4", {}, words.so_far), lines.map((line) => h("p", {}, line)))];
  }

  function ending() {
    const count = state.filter((one) => one.reply?.shown).length;
    return [
      h("p", { class: "eip-place", tabindex: "-1" }, fill(words.ending, { count, of: card.replies.length })),
      ...running(),
      count ? h("p", { class: "eip-quiet" }, words.key_note) : null,
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: () => show(0) }, words.look_back)),
    ].filter(Boolean);
  }
}

export default rate;
