// A list that is kept as it stands: a row is made anew only where what it shows has changed.

/**
 * A row: all that it depends on, as data, and how it is made.
 * @typedef {{ shows: unknown, make: () => HTMLElement }} Row
 */

/**
 * Show rows in a list, and leave each one that is there already as it is: what is open in it stays open, and what was
 * typed in it stays typed.
 * @param {HTMLElement} list
 */
export function rowsIn(list) {
  /** @type {string[]} */
  let shown = [];

  return (/** @type {Row[]} */ rows) => {
    const now = rows.map(({ shows }) => JSON.stringify(shows));
    for (const at of changed(shown, now)) {
      const old = list.children[at];
      if (old) old.replaceWith(rows[at].make());
      else list.append(rows[at].make());
    }
    while (list.children.length > rows.length) list.lastElementChild?.remove();
    shown = now;
  };
}

/**
 * The places, in order, at which something else is to be shown than before.
 * @param {string[]} before
 * @param {string[]} now
 */
export function changed(before, now) {
  return now.flatMap((one, at) => (one === before[at] ? [] : [at]));
}
