// What belongs to the page, not to a module: each kernel brings the modules anew, and what the page knows stays.

/**
 * The value of this name, made at first.
 * @template Value
 * @param {string} name
 * @param {Value} first
 * @returns {Value}
 */
export function pageWide(name, first) {
  const page = /** @type {Record<string, any>} */ (globalThis);
  page[name] ??= first;
  return page[name];
}
