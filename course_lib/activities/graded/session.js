// A marked session with a client: what was said so far, and the next reply. How a reply landed is not told.

import { h, once, prose } from "../frame/dom.js";
import { fill } from "../frame/text.js";
import { composer } from "../talk/composer.js";
import { conversation } from "../talk/conversation.js";

/**
 * @typedef {object} Talk
 * @property {string} client
 * @property {number[]} words  at least and at most, in a reply
 * @property {number} most  how many sessions there may be
 * @property {Record<string, string>} said  the words of a talk
 */

/** @param {import("../frame/frame.js").Kit<import("./graded.js").Card>} kit */
export function session(kit) {
  const { card, words } = kit;
  const { client, words: length, most, said } = card.talk;
  const talk = {
    ...kit,
    card: { id: card.item, title: card.title, client, task: "", openness: "", unaided: true, words: length },
    words: { ...words, ...said },
  };
  const talked = conversation(talk, null);
  const below = h("div", {});
  draw(false);

  /** @param {object} data */
  function keep(data) {
    return kit.save(card.item, "answer", data);
  }

  function draw(focus = true) {
    const { sitting } = kit.summary;
    talked.list.hidden = !sitting;
    if (sitting) talked.update(sitting, { now: true });
    below.replaceChildren(...next());
    if (!focus) return;
    const now = /** @type {HTMLElement | null} */ (talked.list.querySelector("[data-now]"));
    now?.focus();
    now?.scrollIntoView({ block: "nearest" });
  }

  function next() {
    const { sitting, session: number } = kit.summary;
    if (!sitting) return [beginning(words.session_begin)];
    const which = h("p", { class: "eip-quiet" }, fill(words.session_number, { number, most }));
    if (!sitting.ended) return [...composer(talk, writing(sitting)), which];
    return number < most ? [which, beginning(words.session_again)] : [which];
  }

  /** @param {string} label */
  function beginning(label) {
    async function begin() {
      const seed = crypto.getRandomValues(new Uint32Array(2)).join("-");
      if (await keep({ seed, session: 1, replies: [], over: false })) draw();
    }
    const button = h("button", { type: "button", class: "eip-main", onclick: once(begin) }, label);
    return h("div", { class: "eip-row" }, button);
  }

  /**
   * @param {import("../talk/talk.js").Sitting} sitting
   * @returns {import("../talk/composer.js").How}
   */
  function writing(sitting) {
    const { seed, session: number, since } = kit.summary;
    const half = kit.draft(card.item, { after: since });
    /** What was said counts; how it landed is for the kernel to say. */
    const before = sitting.turns.map((turn) => ({ said: turn.said }));
    const whole = { seed, session: number };
    const send = async (/** @type {import("../talk/composer.js").Reply} */ reply) => {
      half.hold();
      if (!(await keep({ ...whole, replies: [...before, reply], over: false }))) return;
      half.done();
      draw();
    };
    const stop = async () => {
      if (await keep({ ...whole, replies: before, over: true })) draw();
    };
    const last = h("button", { type: "button", onclick: once(stop) }, said.stop);
    return { offer: sitting.offer, draft: half, send, last };
  }

  const criteria = card.criteria.map((name) => h("li", {}, name));
  return [
    prose(card.prompt),
    h("p", { class: "eip-quiet" }, words.session_criteria),
    h("ul", {}, criteria),
    talked.list,
    below,
  ];
}
