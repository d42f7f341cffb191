// A request for a second look at a mark: which question, and why. It is saved like an answer and handed in with them, and
// knows nothing of marks.

import { h, once, typed, unique, warn } from "../frame/dom.js";
import { countWords, fill, moment, wrongLength } from "../frame/text.js";

const ACT = "second-look";

/** @typedef {{ questions: { id: string, title: string }[], words: number[], longest: number }} Card */

/**
 * @param {import("../frame/frame.js").Kit<Card>} kit
 * @param {() => void} changed  something was saved
 */
export function secondLook(kit, changed) {
  const { card, words, history } = kit;
  const asked = new Map(card.questions.map(({ id }) => [id, history[id]?.[ACT]]));
  const which = h(
    "select",
    { id: unique("which"), onchange: show },
    card.questions.map(({ id, title }) => h("option", { value: id }, title)),
  );
  const why = h("textarea", { id: unique("why"), rows: 4, maxlength: card.longest, oninput: typing });
  const own = h("p", { class: "eip-quiet", id: unique("own") }, words.look_own);
  why.setAttribute("aria-describedby", own.id);
  const count = h("p", { class: "eip-quiet" });
  const note = h("div", { class: "eip-note" });
  const back = h("button", { type: "button", onclick: once(takeBack) }, words.look_take_back);
  const list = h("div");
  const whole = h(
    "details",
    { class: "eip-second-look" },
    h("summary", {}, words.look_title),
    h("p", {}, words.look_about),
    h("p", {}, words.look_stays),
    h("label", { for: which.id, class: "eip-ask" }, words.look_which),
    which,
    h("label", { for: why.id, class: "eip-ask" }, words.look_why),
    own,
    why,
    count,
    note,
    h("div", { class: "eip-row" }, h("button", { type: "button", onclick: once(keep) }, words.look_keep), back),
    list,
  );
  const first = card.questions.find(({ id }) => kept(id) || draft(id).unsent());
  whole.open = first !== undefined;
  if (first) which.value = first.id;
  show();
  tell();
  return whole;

  /** What is asked about a question and is on disk. @param {string} id */
  function kept(id) {
    return /** @type {string} */ (asked.get(id)?.data.text ?? "");
  }

  /** What was typed and not pressed yet: the page alone holds it. @param {string} id */
  function draft(id) {
    return kit.draft(`${ACT} ${id}`, { sends: () => false });
  }

  function show() {
    why.value = draft(which.value).unsent()?.text ?? kept(which.value);
    warn(note);
    counted();
  }

  function counted() {
    count.textContent = fill(words.look_words, { number: countWords(why.value), most: card.words[1] });
    back.hidden = !kept(which.value);
  }

  function typing() {
    draft(which.value).set({ text: why.value });
    counted();
  }

  async function keep() {
    const says = wrongLength(why.value, card.words, words);
    warn(note, says);
    if (says) why.focus();
    else await save(why.value);
  }

  async function takeBack() {
    if (await save("")) {
      kit.say(words.look_taken_back, "saved");
      which.focus();
    }
  }

  /** @param {string} text */
  async function save(text) {
    const id = which.value;
    const saved = await kit.save(id, ACT, { text });
    if (!saved) return false;
    asked.set(id, { at: saved.at, times: 1, data: { text }, reply: {}, stale: false });
    draft(id).done();
    show();
    tell();
    changed();
    return true;
  }

  function tell() {
    const some = card.questions.filter(({ id }) => kept(id));
    const rows = some.map(({ id, title }) => [
      h("dt", {}, fill(words.look_saved, { question: title, time: moment(asked.get(id)?.at ?? "") })),
      typed("dd", kept(id)),
    ]);
    list.replaceChildren(...(rows.length ? [h("h4", {}, words.look_asked), h("dl", {}, rows)] : []));
  }
}
