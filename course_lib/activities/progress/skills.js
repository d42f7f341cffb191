// Skill by skill: how much was done, and the first try beside the latest. It shows practice, and gives no marks.

import { openTable } from "../drawing/picture.js";
import { bar } from "../frame/bar.js";
import { h } from "../frame/dom.js";
import { fill, percent } from "../frame/text.js";

/**
 * @typedef {object} SkillDone  what was done for a skill
 * @property {string} name
 * @property {number} answers
 * @property {number} written
 * @property {number} sessions
 * @property {{ n: number, first: number, latest: number } | null} again  null where too little was met again
 */

/**
 * @param {SkillDone[]} all
 * @param {number} enough  from how many things on the first and the latest try are told
 * @param {Record<string, string>} words
 */
export function skills(all, enough, words) {
  const most = Math.max(...all.map(much));
  if (most <= 0) return [];
  const heads = [words.skill_head, words.answers_head, words.own_head, words.sessions_head, words.again_head];
  const rows = all.map((one) => [named(one, most), one.answers, one.written, one.sessions, again(one, words)]);
  return [
    h("h4", {}, words.skills),
    h("p", {}, words.read_skills),
    h("div", { class: "eip-skills" }, openTable(heads, rows)),
    h("p", { class: "eip-quiet" }, fill(words.skills_note, { enough })),
    h("p", { class: "eip-quiet" }, words.skills_limit),
  ];
}

/**
 * A session counts as much as ten answers: it has ten turns or more.
 * @param {SkillDone} one
 */
export function much({ answers, sessions }) {
  return answers + 10 * sessions;
}

/**
 * @param {SkillDone} one
 * @param {number} most
 */
function named(one, most) {
  return h("span", {}, one.name, bar(much(one) / most));
}

/**
 * @param {SkillDone} one
 * @param {Record<string, string>} words
 */
function again({ again: found }, words) {
  if (!found) return words.not_enough;
  return fill(words.again, { n: found.n, first: percent(found.first), latest: percent(found.latest) });
}
