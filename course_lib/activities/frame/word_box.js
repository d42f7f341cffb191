// A box for an answer in one's own words: kept as a draft while it is typed, and saved as an act of an item.

import { h, unique, warn } from "./dom.js";
import { wrongLength } from "./text.js";

/** An answer that was saved. @template Reply @typedef {{ data: any, reply: Reply, at: string }} Attempt */

/**
 * @param {import("./frame.js").Kit<{ words: number[] }>} kit  `words` of the card: the fewest and the most
 * @param {string} item
 * @param {string} label
 * @param {object} [how]
 * @param {string} [how.after]  drafts from before this time are over
 * @param {number} [how.rows]
 * @param {string} [how.begin]  what stands in it at first
 * @param {(text: string) => string} [how.wrong]  what is wrong with a text, if not its length
 * @param {(text: string) => void} [how.typed]
 * @param {() => object} [how.beside]  what else belongs to the draft; `changed` is to be called when it changes
 */
export function wordBox(kit, item, label, how = {}) {
  const { card, words, history } = kit;
  const { after, rows = 3, begin = "", wrong = (text) => wrongLength(text, card.words, words), typed, beside } = how;
  const draft = kit.draft(item, { after });
  const past = history[item];
  const earlier = past?.second ?? past?.first; // of another version: shown again, so that no words are lost
  const begun = draft.get();
  const value = begun?.text || (earlier?.stale ? earlier.data.text : begin);
  const area = h("textarea", { id: unique("answer"), rows, value, oninput: changed });
  const note = h("div", { class: "eip-note" });

  function changed() {
    draft.set({ text: area.value, ...beside?.() });
    typed?.(area.value);
  }

  /** Whether it can be sent; if not, what is wrong is said. */
  function ready() {
    const says = wrong(area.value);
    warn(note, says);
    if (says) area.focus();
    return !says;
  }

  /**
   * Save what was written, with what else belongs to the answer; null where it could not be saved.
   * @param {string} act
   * @param {object} [more]
   * @returns {Promise<Attempt<any> | null>}
   */
  async function send(act, more = {}) {
    const data = { text: area.value, ...more };
    const reply = await kit.save(item, act, data);
    if (!reply) return null;
    draft.done();
    return { data, reply, at: reply.at };
  }

  const elements = [h("label", { for: area.id, class: "eip-ask" }, label), area, note];
  return { note, elements, begun, changed, ready, send };
}
