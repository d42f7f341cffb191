// What the record holds of an item when its activity opens.

/**
 * The last of one kind of act on an item. `stale`: it belongs to an earlier version of the item, or does not fit it.
 * @typedef {{ at: string, times: number, data: any, reply: any, stale: boolean }} Past
 */

/** By item, and by act. @typedef {Record<string, Record<string, Past>>} History */

/**
 * An act, if there is one that still fits its item.
 * @param {Past | null | undefined} past
 */
export const fresh = (past) => (past && !past.stale ? past : null);

/**
 * The latest of several acts that still fit, such as an answer and a draft.
 * @param {...(Past | null | undefined)} acts
 */
export function latest(...acts) {
  const fitting = acts.flatMap((past) => fresh(past) ?? []);
  return fitting.sort((one, other) => (one.at < other.at ? 1 : -1))[0] ?? null;
}

/**
 * The name of the last act on an item, drafts aside.
 * @param {Record<string, Past>} [acts]
 */
export function lastAct(acts = {}) {
  const [last] = Object.entries(acts)
    .filter(([act]) => act !== "draft")
    .sort(([, one], [, other]) => (one.at < other.at ? 1 : -1));
  return last?.[0];
}
