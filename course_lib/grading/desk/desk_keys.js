// Which key does what. Pure: an event in, what is meant out.

/**
 * @typedef {{ does: "choose" | "phrase", at: number } | { does: "next" | "previous" | "comment" | "back" | "list" | "leave" }} Command
 *   `at` counts from 0
 */

/** @type {Record<string, Command>} */
const LETTERS = {
  n: { does: "next" },
  p: { does: "previous" },
  c: { does: "comment" },
  backspace: { does: "back" },
  "?": { does: "list" },
};

/**
 * What a key means; nothing while somebody writes, but for Escape. The digits go by their place on the keyboard, or
 * Shift would make other signs of them.
 * @param {{ key: string, code: string, shiftKey: boolean, ctrlKey: boolean, altKey: boolean, metaKey: boolean }} event
 * @param {boolean} writing  whether the focus is where text is written or a list is open
 * @returns {Command | null}
 */
export function command(event, writing) {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (writing) return event.key === "Escape" ? { does: "leave" } : null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  if (digit) return { does: event.shiftKey ? "phrase" : "choose", at: Number(digit[1]) - 1 };
  return LETTERS[event.key.toLowerCase()] ?? null;
}
