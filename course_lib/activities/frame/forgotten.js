// After a learner deleted everything, nothing on the page goes on showing it: each activity is painted anew.

/** What is told to the page. */
export const FORGOTTEN = "empathy-forgotten";

/**
 * Paint an activity, and once more whenever all was deleted elsewhere on the page.
 * @param {HTMLElement} el  where it is painted
 * @param {() => Promise<void | (() => void)>} paint  resolves to what is to be done when it goes
 * @returns {Promise<() => void>}  what is to be done when it goes for good
 */
export async function paintedAnew(el, paint) {
  let leave = await paint();
  const anew = async (/** @type {Event} */ event) => {
    if (el.contains(/** @type {Node} */ (event.target))) return;
    leave?.();
    leave = await paint();
  };
  document.addEventListener(FORGOTTEN, anew);
  return () => {
    document.removeEventListener(FORGOTTEN, anew);
    leave?.();
  };
}
