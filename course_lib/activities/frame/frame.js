// The frame around every activity.
//
// Promise: "Saved 14:02" appears only after the kernel said that the answer is on disk. If no word comes (a dead kernel,
// a lost connection, a full disk) it says "NOT saved", keeps what was typed and says what to do.

import { watcher } from "./danger.js";
import { focusOn, h, once, unique } from "./dom.js";
import { drafting } from "./drafts.js";
import { folding } from "./folding.js";
import { helpPanel } from "./help.js";
import { lastAct } from "./history.js";
import { ask } from "./kernel.js";
import { reviewing } from "./reviewed.js";
import { clock, fill } from "./text.js";

/** How long to wait for what an activity is made of, and for what takes the kernel a while, in milliseconds. */
const OPENING = 15000;
const WORKING = 90000;

/**
 * What a kind of activity gets. It fills the body, and returns what is to be done when it goes, if anything is.
 * @template [Card=any]
 * @typedef {object} Kit
 * @property {Card} card  what to show
 * @property {Record<string, string>} words  the words of the frame and of the kind
 * @property {HTMLElement} body  where to show it
 * @property {import("./help.js").Help} help
 * @property {ReturnType<typeof helpPanel>} panel
 * @property {import("./history.js").History} history  what the record holds
 * @property {any} summary  what the kernel says of all that was done here, after each answer anew
 * @property {Save} save
 * @property {(what: string, data?: object) => Promise<import("./kernel.js").Answer | null>} request
 *   something other than an answer
 * @property {ReturnType<typeof drafting>["draft"]} draft
 * @property {(text: string) => void} watch  open the help panel at a pause in the writing, if words of danger are in it
 * @property {(item: string) => HTMLElement} reviewed  the line that says how an item stands with clinicians
 * @property {(text?: string) => void} finished  say what came out, once the whole is done; without a text, it goes on
 * @property {(text: string, state?: string) => void} say  one line to the learner, announced to screen readers
 */

/**
 * Resolves to the kernel's reply, or null where nothing was saved. `quiet` leaves "Saving" unsaid.
 * @typedef {(item: string, act: string, data: object, options?: { quiet?: boolean }) => Promise<any>} Save
 */

/** @typedef {(kit: Kit) => void | (() => void)} Kind */

/**
 * Paint an activity into `el`. Resolves to what is to be done when it goes.
 * @param {{ model: import("./kernel.js").Model, el: HTMLElement }} context
 * @param {Kind} kind
 * @param {import("./help.js").Help} help
 */
export async function paint({ model, el }, kind, help) {
  const card = model.get("card");
  const words = model.get("words");
  const title = unique("title");
  const status = h("p", { class: "eip-status", role: "status" });
  const body = h("div", { class: "eip-body" });

  const say = (/** @type {string} */ text, state = "") => {
    status.dataset.state = state;
    status.textContent = text;
  };

  /** @type {Save} */
  async function save(item, act, data, { quiet = false } = {}) {
    const sent = performance.now();
    if (!quiet) say(words.saving, "saving");
    const answer = await ask(model, { type: "act", item, act, data });
    if (answer.ok) {
      onDisk(act, sent, item, answer.at);
      if (answer.summary) kit.summary = answer.summary;
      return { ...answer.reply, at: answer.at };
    }
    say(fill(answer.silent ? words.silent : words.not_saved, { why: answer.says ?? "" }), "failed");
    model.on("msg:custom", function late(word) {
      // The kernel was only slow: the answer is on disk after all, and the learner is told, and sees what is said to it.
      if (word.ref !== answer.ref) return;
      model.off("msg:custom", late);
      if (word.ok) void showAgain(act).then(() => onDisk(act, sent, item, word.at));
    });
    return null;
  }

  /** @type {Map<string, number>} */
  const answered = new Map();
  /**
   * Say that it is on disk. A draft that was on its way when the answer itself was saved doesn't speak over it.
   * @param {string} act
   * @param {number} sent
   * @param {string} item
   * @param {string} at
   */
  function onDisk(act, sent, item, at) {
    const draft = act === "draft";
    if (draft && (answered.get(item) ?? 0) > sent) return;
    if (!draft) answered.set(item, performance.now());
    say(fill(draft ? words.draft_saved : words.saved, { time: clock(at) }), "saved");
  }

  let trouble = "";
  /** @type {Kit["request"]} */
  async function request(what, data = {}) {
    const answer = await ask(model, { type: "ask", ask: what, data }, WORKING);
    if (answer.ok && trouble && status.textContent === trouble) say("");
    trouble = answer.ok ? "" : (answer.says ?? words.unanswered);
    if (trouble) say(trouble, "failed");
    return answer.ok ? answer : null;
  }

  const panel = helpPanel(help, words);
  const folded = folding([body, status], card.id, words);
  const skip = h("button", { class: "eip-skip", type: "button", onclick: once(pass) }, words.skip);
  skip.hidden = card.id === undefined;

  async function pass() {
    if (!(await save(card.id, "skip", {}))) return;
    finished(words.skipped);
    folded.fold();
  }

  /** @type {Kit["finished"]} */
  function finished(text = "") {
    folded.finished(text);
    skip.hidden = card.id === undefined || Boolean(text);
  }
  const section = h(
    "section",
    { class: `eip eip-${model.get("kind")}`, "aria-labelledby": title, "data-lm-suppress-shortcuts": "true" },
    h(
      "header",
      { class: "eip-head" },
      h("div", {}, h("p", { class: "eip-kind" }, words.kind), h("h3", { id: title }, card.title)),
      h(
        "div",
        { class: "eip-aside" },
        skip,
        h("button", { class: "eip-pause", type: "button", onclick: () => panel.open() }, words.pause),
      ),
    ),
    body,
    status,
    folded.elements,
  );
  // JupyterLab reads single keys as commands (X cuts a cell); what is typed here is for the activity alone.
  for (const type of ["keydown", "keypress", "keyup"])
    section.addEventListener(type, (event) => event.stopPropagation());
  el.replaceChildren(section);

  /** What is to be done when what the body shows now goes. @type {() => void} */
  let leave = () => {};
  /** @type {Kit} */
  let kit;
  await begin();
  return () => leave();

  /** Fill the body with what the record holds. */
  async function begin() {
    const past = await ask(model, { type: "open" }, OPENING);
    if (!past.ok) return say(past.says ?? words.no_kernel, "failed");
    const { draft, flush } = drafting(past.history, save);
    const watch = watcher(help.risk_words, () => panel.open({ risk: true }));
    kit = {
      card,
      words,
      help,
      panel,
      body,
      history: past.history,
      summary: past.summary,
      save,
      request,
      draft,
      watch,
      reviewed: reviewing(model.get("reviews"), words),
      say,
      finished,
    };
    body.replaceChildren();
    const done = kind(kit);
    leave = () => {
      flush();
      done?.();
    };
    section.dataset.ready = "true";
    const acts = Object.values(kit.history).flatMap((one) => Object.values(one));
    if (acts.some((one) => one.stale)) say(words.stale);
    if (lastAct(kit.history[card.id]) === "skip") finished(words.skipped);
    folded.begin();
    if (past.problems?.length) say(past.problems.join(" "), "failed");
  }

  /**
   * After an answer whose word came late: what is said to it, and the eye led there if it was in here.
   * @param {string} act
   */
  async function showAgain(act) {
    if (act === "draft") return;
    const here = body.contains(document.activeElement);
    leave();
    await begin();
    if (here) focusOn(body);
  }
}
