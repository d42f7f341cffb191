// What was typed or moved and is not on disk yet, by item. The browser keeps it for as long as the tab is open, so that
// a page that is loaded anew the moment after a key still has it.

import { owner } from "./owner.js";
import { pageWide } from "./page_wide.js";

/** @typedef {{ getItem: (key: string) => string | null, setItem: (key: string, value: string) => void, removeItem: (key: string) => void }} Store */

/**
 * A map that is written to a store at each change. What the store can't take is held all the same.
 * @param {Store | undefined} store
 * @param {string} key
 */
export function stored(store, key) {
  /** @type {Map<string, any>} */
  const held = new Map(read());
  /** Items that may be written down. @type {Set<string>} */
  const written = new Set(held.keys());

  function read() {
    try {
      return Object.entries(JSON.parse(store?.getItem(key) ?? "{}"));
    } catch {
      return [];
    }
  }

  function write() {
    const kept = Object.fromEntries([...held].filter(([item]) => written.has(item)));
    try {
      if (Object.keys(kept).length) store?.setItem(key, JSON.stringify(kept));
      else store?.removeItem(key);
    } catch {
      // A full or forbidden store: the page holds it, and the kernel gets it in a moment.
    }
  }

  return {
    has: (/** @type {string} */ item) => held.has(item),
    get: (/** @type {string} */ item) => held.get(item),
    /** `down` says whether it may be written down: what is private stays on the page. */
    set: (/** @type {string} */ item, /** @type {any} */ data, down = true) => {
      held.set(item, data);
      if (down) written.add(item);
      else written.delete(item);
      write();
    },
    delete: (/** @type {string} */ item) => {
      held.delete(item);
      write();
    },
    clear: () => {
      held.clear();
      write();
    },
  };
}

/** The tab's store, where the browser gives one. */
function tabStore() {
  try {
    return globalThis.document && globalThis.sessionStorage;
  } catch {
    return undefined; // forbidden by the browser's settings
  }
}

export const unsent = pageWide("empathyUnsent", stored(tabStore(), `empathy-in-practice:unsent:${owner()}`));
