// Handing in: what is answered and what isn't, and the receipt of what was handed in. It is read anew when it comes into
// view, when the learner comes back to the window, and when an answer on the page was saved. Below it, a second look.

import { openTable } from "../drawing/picture.js";
import { h, present } from "../frame/dom.js";
import { download } from "../frame/download.js";
import { placeLink } from "../frame/place_link.js";
import { fill, moment } from "../frame/text.js";
import { secondLook } from "./second_look.js";

/** @typedef {"none" | "part" | "begun" | "whole" | "stale" | "unknown"} State */
/** @typedef {{ title: string, cell: string, state: State, done: number, of: number, at: string | null }} Asked */
/** @typedef {{ file: string, saved: string | null, code: boolean }} Page */
/** @typedef {{ learner: string, written: string, at: string, code: string, answered: number, same: boolean }} Receipt */
/** @typedef {{ questions: Asked[], page: Page, receipts: Receipt[], problems: string[] }} Look */

/** The line of an activity that says that an answer is on disk; and how long after it is looked again. */
const SAVED = '.eip-status[data-state="saved"]';
const PAUSE = 700;
/** A tab of JupyterLab whose notebook has changes that aren't saved. */
const UNSAVED = ".lm-TabBar-tab.jp-mod-dirty";

/** @param {import("../frame/frame.js").Kit<{ assignment: string } & import("./second_look.js").Card>} kit */
function submission(kit) {
  const { words, body, card } = kit;
  const view = h("div");
  body.append(
    view,
    h("div", { class: "eip-row" }, h("button", { type: "button", onclick: () => look(true) }, words.refresh)),
    secondLook(kit, () => look(false)),
  );
  let shown = "";
  let seen = false;
  let timer = 0;
  const eye = new IntersectionObserver((entries) => {
    seen = entries.some((one) => one.isIntersecting);
    if (seen) look(false);
  });
  eye.observe(body);
  const back = () => seen && look(false);
  window.addEventListener("focus", back);
  const page = body.closest(".jp-Notebook") ?? document.body;
  const saved = new MutationObserver((changes) => {
    const elsewhere = changes.some(({ target }) => {
      return target instanceof Element && target.matches(SAVED) && !body.parentElement?.contains(target);
    });
    if (!elsewhere) return;
    clearTimeout(timer);
    timer = window.setTimeout(back, PAUSE);
  });
  saved.observe(page, { subtree: true, attributes: true, attributeFilter: ["data-state"] });
  return () => {
    eye.disconnect();
    saved.disconnect();
    clearTimeout(timer);
    window.removeEventListener("focus", back);
  };

  /** @param {boolean} asked */
  async function look(asked) {
    const answer = await kit.request("look");
    if (!answer) return;
    const now = /** @type {Look} */ (/** @type {unknown} */ (answer));
    if (asked) kit.say(now.problems.join(" ") || words.refreshed, now.problems.length ? "failed" : "");
    const unsaved = isUnsaved(now.page.file);
    const told = JSON.stringify([now.questions, now.page, now.receipts, unsaved]);
    if (told === shown) return;
    shown = told;
    const { activeElement } = document;
    const held = view.contains(activeElement) ? activeElement?.getAttribute("data-eip-cell") : null;
    const opened = [...view.querySelectorAll("details")].map((one) => one.open);
    view.replaceChildren(...present([answers(now), whetherSaved(now.page, unsaved), receipts(now)]));
    view.querySelectorAll("details").forEach((one, at) => {
      one.open = opened[at] ?? false;
    });
    if (held) /** @type {HTMLElement | null} */ (view.querySelector(`[data-eip-cell="${CSS.escape(held)}"]`))?.focus();
  }

  /** @param {Look} look */
  function answers({ questions, page }) {
    const { open, part, whole } = sorted(questions);
    const link = (/** @type {Asked} */ one) => placeLink({ file: page.file, cell: one.cell }, one.title);
    const list = (/** @type {Asked[]} */ some) =>
      h(
        "ul",
        {},
        some.map((one) => h("li", {}, link(one), `: ${stateLine(one, words)}`)),
      );
    return [
      h("p", { class: "eip-answered" }, countLine(questions, words)),
      open.length > 0 && [h("h4", {}, words.still_open), list(open)],
      part.length > 0 && [h("h4", {}, words.in_part), list(part)],
      whole.length > 0 &&
        h(
          "details",
          {},
          h("summary", {}, words.whole_all),
          openTable(
            [words.question, words.saved_at],
            whole.map((one) => [link(one), one.at ? moment(one.at) : ""]),
          ),
        ),
    ];
  }

  /**
   * @param {Page} page
   * @param {boolean} unsaved
   */
  function whetherSaved({ saved, code }, unsaved) {
    if (!code) return h("p", { class: "eip-quiet" }, words.answers_saved);
    if (unsaved)
      return [h("p", { class: "eip-quiet" }, words.answers_saved), h("p", { class: "eip-risk" }, words.page_unsaved)];
    const line = saved ? fill(words.page_saved, { time: moment(saved) }) : words.page_missing;
    return [h("p", { class: "eip-quiet" }, words.answers_saved), h("p", { class: "eip-quiet" }, line)];
  }

  /** @param {Look} look */
  function receipts({ receipts: [last, ...before], questions }) {
    if (!last) return [h("h4", {}, words.handed_in), h("p", {}, words.not_yet), h("p", {}, words.how)];
    const values = (/** @type {Receipt} */ one) => ({
      time: one.at ? moment(one.at) : one.written,
      done: one.answered,
      of: questions.length,
      code: one.code,
    });
    const take = () => {
      const name = `receipt-${card.assignment}-${last.code}.txt`;
      download(name, "text/plain", receiptFile({ ...last, ...values(last), assignment: card.assignment }, words));
      kit.say(fill(words.taken, { name }), "saved");
    };
    return h(
      "div",
      { class: "eip-panel", "data-tone": last.same ? null : "note" },
      h("h4", {}, words.handed_in),
      h("p", {}, fill(words.when, values(last))),
      h("p", {}, h("strong", {}, fill(words.receipt, values(last)))),
      h("p", {}, last.same ? words.as_it_is : words.changed),
      h("p", { class: "eip-quiet" }, words.keep_it),
      h("button", { type: "button", onclick: take }, words.take),
      before.length > 0 &&
        h(
          "details",
          {},
          h("summary", {}, words.earlier),
          h(
            "ul",
            {},
            before.map((one) => h("li", {}, fill(words.line, values(one)))),
          ),
        ),
    );
  }
}

/**
 * Whether JupyterLab shows a notebook's tab as changed. Without tabs nobody can tell.
 * @param {string} file
 */
function isUnsaved(file) {
  const tabs = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(UNSAVED));
  return [...tabs].some((tab) => tab.title.includes(file));
}

/**
 * The questions by what is to be done about them.
 * @param {Asked[]} questions
 */
export function sorted(questions) {
  const which = (/** @type {State[]} */ ...states) => questions.filter((one) => states.includes(one.state));
  return { open: which("none", "stale", "unknown"), part: which("part", "begun"), whole: which("whole") };
}

/**
 * How many have an answer, be it in part.
 * @param {Asked[]} questions
 * @param {Record<string, string>} words
 */
export function countLine(questions, words) {
  const done = questions.length - sorted(questions).open.length;
  const line = done === questions.length ? words.all_answered : done ? words.some_answered : words.none_answered;
  return fill(line, { done, of: questions.length });
}

/**
 * @param {Asked} one
 * @param {Record<string, string>} words
 */
export const stateLine = (one, words) => fill(words[`state_${one.state}`], one);

/**
 * The receipt as a text to keep.
 * @param {{ assignment: string, learner: string, time: string, at: string, written: string, done: number, of: number, code: string }} one
 * @param {Record<string, string>} words
 */
export function receiptFile(one, words) {
  const keys = ["file_title", "file_assignment", "file_learner", "file_time", "file_answered", "file_code"];
  const values = { ...one, exact: one.at || one.written };
  return `${keys.map((key) => fill(words[key], values)).join("\n")}\n`;
}

export default submission;
