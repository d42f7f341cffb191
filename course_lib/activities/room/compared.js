// Two sessions side by side: a choice for each, and a table.

import { openTable } from "../drawing/picture.js";
import { h } from "../frame/dom.js";
import { fill } from "../frame/text.js";

/**
 * @typedef {object} Held  a session as `held.py` has it
 * @property {number} number
 * @property {string} at
 * @property {number} turns
 * @property {number} asked
 * @property {number} understood
 * @property {number} served
 * @property {number} beside
 * @property {number} hindered
 * @property {number} told
 * @property {number} of
 * @property {number} trust_before
 * @property {number} trust_after
 * @property {number} ruptures
 * @property {number} repaired
 * @property {number} missed
 * @property {boolean} ended
 */

/**
 * @param {{ name: string, sessions: Held[] }[]} clients
 * @param {Record<string, string>} words
 * @returns {HTMLElement[]}
 */
export function compared(clients, words) {
  const all = clients.flatMap(({ name, sessions }) => sessions.map((held) => ({ name, held })));
  all.sort((one, other) => (one.held.at < other.held.at ? -1 : 1));
  const title = h("h4", {}, words.compare);
  if (all.length < 2) return [title, h("p", { class: "eip-quiet" }, words.compare_need)];

  const names = all.map(({ name, held }) =>
    fill(words.session, { name, day: new Date(held.at).toLocaleDateString(), turns: held.turns }),
  );
  const place = h("div");
  const chosen = [choice(all.length - 2), choice(all.length - 1)];
  draw();
  return [
    title,
    h(
      "div",
      { class: "eip-row" },
      h("label", {}, words.first, " ", chosen[0]),
      h("label", {}, words.second, " ", chosen[1]),
    ),
    place,
    h("p", { class: "eip-quiet" }, words.note),
  ];

  /** @param {number} index */
  function choice(index) {
    const options = names.map((name, at) => h("option", { value: at, selected: at === index }, name));
    return h("select", { onchange: draw }, options);
  }

  function draw() {
    const [one, other] = chosen.map((select) => Number(select.value));
    const others = facts(all[other].held, words);
    const rows = facts(all[one].held, words).map(([what, value], at) => [what, value, others[at][1]]);
    place.replaceChildren(openTable([words.head_what, names[one], names[other]], rows));
  }
}

/**
 * @param {Held} held
 * @param {Record<string, string>} words
 * @returns {[string, string | number][]}
 */
function facts(held, words) {
  return [
    [words.row_turns, held.turns],
    [words.row_asked, held.asked],
    [words.row_understood, held.understood],
    [words.row_served, held.served],
    [words.row_beside, held.beside],
    [words.row_hindered, held.hindered],
    [words.row_told, fill(words.row_told_value, held)],
    [words.row_trust, fill(words.row_trust_value, { before: held.trust_before, after: held.trust_after })],
    [words.row_ruptures, fill(words.row_ruptures_value, held)],
    [words.row_missed, held.missed],
  ];
}
