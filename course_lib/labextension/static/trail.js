/** Where a learner was when they pressed something that led away: the way back is offered where they arrive. */

/** Another page of the same tab knows it too; another tab doesn't. */
const LEFT = "empathy-in-practice:left";

/**
 * @typedef {{path: string, cell: string, title: string}} Left
 */

/**
 * Remember where the learner is; null where the next jump offers no way back.
 * @param {Left|null} place
 */
export function leave(place) {
  if (place) sessionStorage.setItem(LEFT, JSON.stringify(place));
  else sessionStorage.removeItem(LEFT);
}

/**
 * Where the learner came from. It is told once.
 * @returns {Left|null}
 */
export function left() {
  const found = JSON.parse(sessionStorage.getItem(LEFT) ?? "null");
  sessionStorage.removeItem(LEFT);
  return found;
}
