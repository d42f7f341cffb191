/** The keys of a learner's window. A letter alone is none: it would act while somebody speaks to the computer. */

/** The browser's own finding on a page, and the next and the one before. */
const OF_BROWSER = ["f", "g"];

/** @param {KeyboardEvent} event */
const withControl = ({ ctrlKey, metaKey, altKey }) => (ctrlKey || metaKey) && !altKey;

/**
 * Whether a key leads to the search: Ctrl or Cmd, Shift, F.
 * @param {KeyboardEvent} event
 */
export function seeks(event) {
  return withControl(event) && event.shiftKey && event.key.toLowerCase() === "f";
}

/**
 * Whether JupyterLab would take a key that finds words on the page, and finds nothing inside activities.
 * @param {KeyboardEvent} event
 */
export function leavesToBrowser(event) {
  const key = event.key.toLowerCase();
  return withControl(event) && OF_BROWSER.includes(key) && !(key === "f" && event.shiftKey);
}
