// The desk: one written item over all learners. A press is kept at once; “Saved” appears once the kernel said so.

import { h, once, present, unique } from "../../activities/frame/dom.js";
import { ask } from "../../activities/frame/kernel.js";
import { fill } from "../../activities/frame/text.js";
import { agreementPanel } from "./desk_compared.js";
import { command } from "./desk_keys.js";
import { before, nextOpen } from "./desk_pile.js";
import { sheet } from "./desk_sheet.js";
import { controls, keyList } from "./desk_top.js";

/** How long to wait for the kernel, which waits for a gradebook that is in use; and when to say so. In milliseconds. */
const PATIENCE = 60_000;
const SLOW = 6000;

/** @typedef {import("./desk_reply.js").Item} Item */
/**
 * @typedef {object} Pile
 * @property {import("./desk_pile.js").Standing[]} replies
 * @property {number} done
 * @property {boolean} compared
 * @property {import("./desk_compared.js").Agreement[]} agreement
 * @property {import("./desk_compared.js").Apart[]} apart
 * @property {string[]} waiting_for
 */

/** @param {{ model: import("../../activities/frame/kernel.js").Model, el: HTMLElement }} context */
async function render({ model, el }) {
  const words = model.get("words");
  const title = unique("title");
  const heading = h("h2", { id: title });
  const status = h("p", { class: "eip-status", role: "status" });
  const [top, summary, place] = [h("div"), h("div"), h("div")];
  const keys = keyList(words);
  const section = h(
    "section",
    { class: "eip eip-desk", "aria-labelledby": title, "data-lm-suppress-shortcuts": "true" },
    h("header", { class: "eip-head" }, h("div", {}, h("p", { class: "eip-kind" }, words.kind), heading), keys),
    top,
    summary,
    status,
    place,
  );
  el.replaceChildren(section);

  const at = { marker: "", reading: "first", item: /** @type {Item | null} */ (null) };
  let pile = /** @type {Pile} */ ({ replies: [], done: 0, compared: false, agreement: [], apart: [], waiting_for: [] });
  let phrases = /** @type {import("./desk_phrases.js").Phrase[]} */ ([]);
  let shown = /** @type {import("./desk_sheet.js").Sheet | null} */ (null);
  let questionOpen = true;

  const say = (/** @type {string} */ text, state = "") => {
    status.dataset.state = state;
    status.textContent = text;
  };
  model.on("msg:custom", (said) => said.busy && say(words.busy, "saving"));

  /** Ask the kernel; null where it said no, and then the marker was told. */
  async function request(/** @type {string} */ type, data = {}) {
    const slow = setTimeout(() => say(words.slow, "saving"), SLOW);
    const about = { marker: at.marker, reading: at.reading, item: at.item?.id };
    const answer = await ask(model, { type, ...about, ...data }, PATIENCE);
    clearTimeout(slow);
    if (answer.ok) return answer;
    say(answer.silent ? words.silent : fill(words.not_saved, { why: answer.says ?? "" }), "failed");
    return null;
  }

  /** Show the pile that was chosen at the top, from its first unmarked reply on. */
  async function showPile() {
    const answer = await request("pile");
    if (!answer) return;
    shown = null;
    tell(answer.pile);
    place.replaceChildren();
    const first = nextOpen(pile.replies) ?? pile.replies[0]?.number;
    if (first !== undefined) await showReply(first, false);
  }

  /** Say how far one is, and how two markers agree. */
  function tell(/** @type {Pile} */ now) {
    pile = now;
    const of = pile.replies.length;
    const second = at.reading === "second" && !pile.compared && pile.done > 0;
    summary.replaceChildren(
      ...present([
        h("p", { class: "eip-progress" }, of ? fill(words.progress, { done: pile.done, of }) : words.none),
        of > 0 && h("progress", { max: of, value: pile.done, "aria-hidden": "true" }),
        of > 0 && pile.done === of && h("p", { class: "eip-quiet" }, words.all_done),
        at.reading === "first" &&
          pile.waiting_for.map((marker) => h("p", { class: "eip-quiet" }, fill(words.waiting_for, { marker }))),
        second &&
          h(
            "details",
            {},
            h("summary", {}, words.end),
            h("p", {}, words.end_note),
            h("button", { type: "button", onclick: once(compare) }, words.end_now),
          ),
        agreementPanel(pile.agreement, pile.apart, words, (number) => showReply(number)),
      ]),
    );
    shown?.standings();
  }

  async function compare() {
    if (await request("compare")) await showPile();
  }

  /** Show a reply, once what was changed in the one before is kept. */
  async function showReply(/** @type {number | null} */ number, focus = true) {
    if (number === null || (shown && !(await shown.settled()))) return;
    const answer = await request("reply", { number });
    if (!answer || !at.item) return;
    shown = sheet(desk, at.item, answer.reply, questionOpen);
    place.replaceChildren(...present(shown.children));
    questionOpen = false;
    if (focus) {
      say("");
      shown.heading.focus();
    }
  }

  /** @type {import("./desk_sheet.js").Desk} */
  const desk = {
    words,
    request,
    say,
    next,
    previous,
    show: showReply,
    replies: () => pile.replies,
    phrases: () => phrases,
    isSecond: () => at.reading === "second" && !pile.compared,
    kept: (answer) => tell(answer.pile),
    async phrase(id, text) {
      const answer = await request("phrase", { id, text });
      if (!answer) return;
      phrases = answer.phrases;
      shown?.comment.list(phrases);
    },
  };
  function next() {
    return showReply(nextOpen(pile.replies, shown?.number));
  }
  function previous() {
    return showReply(before(pile.replies, shown?.number ?? 0));
  }

  section.addEventListener("keydown", (event) => {
    event.stopPropagation(); // JupyterLab reads single keys as commands
    const target = /** @type {HTMLElement} */ (event.target);
    const meant = command(event, target.matches("textarea, select, input:not([type=radio])"));
    if (!meant || !shown) return;
    if (meant.does === "leave") {
      if (target.matches("textarea")) shown.heading.focus();
      return;
    }
    event.preventDefault();
    if (meant.does === "choose") shown.choose(meant.at);
    else if (meant.does === "phrase") phrases[meant.at] && shown.comment.add(phrases[meant.at].text);
    else if (meant.does === "next") next();
    else if (meant.does === "previous") previous();
    else if (meant.does === "comment") shown.comment.focus();
    else if (meant.does === "back") shown.back();
    else keys.open = !keys.open;
  });
  for (const type of ["keypress", "keyup"]) section.addEventListener(type, (event) => event.stopPropagation());

  const opened = await request("open");
  if (!opened) return;
  Object.assign(at, { marker: opened.marker, item: opened.items[0] });
  phrases = opened.phrases;
  heading.textContent = opened.title;
  top.append(controls(opened.items, at, words, async () => !shown || (await shown.settled()), showPile));
  await showPile();
  if (opened.problems.length) say(opened.problems.join(" "), "failed");
  section.dataset.ready = "true";
}

const page = { render };
export default page;
