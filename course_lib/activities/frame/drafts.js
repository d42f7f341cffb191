// Drafts: what was typed or moved, sent a moment later. What is not on disk yet is kept by the page, so that an activity
// which is painted anew (its kernel was started again, or the page was loaded again) still has it.

import { unsent } from "./unsent.js";

/** How long after the last key a draft is sent, in milliseconds. */
const MOMENT = 1200;

/** Forget all that is not on disk. */
export const forgetDrafts = () => unsent.clear();

/**
 * @template {object} Data
 * @typedef {object} Draft
 * @property {() => Data | undefined} unsent  what is not on disk, if anything is; it is sent once more
 * @property {() => Data | undefined} get  that, or the draft on disk
 * @property {(data: Data) => void} set
 * @property {() => Promise<object | null | undefined>} flush  send now what is not on disk; null where that failed
 * @property {() => void} hold  send nothing: an answer is under way that holds it all
 * @property {() => void} done  the answer is on disk, and the draft is over
 */

/**
 * @typedef {object} Options
 * @property {string} [act]  what the draft is saved as
 * @property {string} [after]  drafts on disk from before this time are over
 * @property {number} [wait]  how long after the last change it is sent, in milliseconds
 * @property {boolean} [quiet]  whether "Saving" is left unsaid
 * @property {() => boolean} [sends]  whether it may leave the page
 */

/**
 * @param {import("./history.js").History} history
 * @param {(item: string, act: string, data: any, options: { quiet: boolean }) => Promise<{ at: string } | null>} save
 */
export function drafting(history, save) {
  /** @type {Map<string, { timer: ReturnType<typeof setTimeout>, now: () => unknown }>} */
  const waiting = new Map();

  /**
   * @param {string} item
   * @param {Options} [options]
   * @returns {Draft<any>}
   */
  function draft(item, { act = "draft", after = "", wait = MOMENT, quiet = true, sends = () => true } = {}) {
    const same = (/** @type {unknown} */ one, /** @type {unknown} */ other) =>
      JSON.stringify(one) === JSON.stringify(other);

    const stop = () => {
      clearTimeout(waiting.get(item)?.timer);
      waiting.delete(item);
    };

    async function flush() {
      stop();
      const data = unsent.get(item);
      if (data === undefined || !sends()) return undefined;
      const saved = await save(item, act, data, { quiet });
      if (!saved) return null;
      const times = (history[item]?.[act]?.times ?? 0) + 1;
      history[item] = { ...history[item], [act]: { at: saved.at, times, data, reply: {}, stale: false } };
      if (same(unsent.get(item), data)) unsent.delete(item);
      return saved;
    }

    function later() {
      stop();
      if (sends()) waiting.set(item, { timer: setTimeout(flush, wait), now: flush });
    }

    /** Whether an answer on disk holds it all: the page was left before it heard that. */
    function answered() {
      const fields = Object.entries(unsent.get(item) ?? {});
      return Object.values(history[item] ?? {}).some(({ data }) =>
        fields.every(([name, value]) => same(value, data?.[name])),
      );
    }

    function pending() {
      if (unsent.has(item) && answered()) done();
      if (unsent.has(item)) later();
      return unsent.get(item);
    }

    function get() {
      const saved = history[item]?.[act];
      return pending() ?? (saved && saved.at > after ? saved.data : undefined);
    }

    function set(/** @type {any} */ data) {
      unsent.set(item, data, sends());
      later();
    }

    function done() {
      stop();
      unsent.delete(item);
    }

    return { unsent: pending, get, set, flush, hold: stop, done };
  }

  /** Send all that waits, now. */
  function flush() {
    for (const send of [...waiting.values()]) send.now();
  }

  return { draft, flush };
}
