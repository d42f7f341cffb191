// One reply with its rubric and its comment: what is pressed is kept at once, what comes meanwhile together after it.

import { h, once, present } from "../../activities/frame/dom.js";
import { clock, fill } from "../../activities/frame/text.js";
import { commentBox } from "./desk_comment.js";
import { bothReadings } from "./desk_compared.js";
import { openCriterion } from "./desk_pile.js";
import { question, replyText, standing } from "./desk_reply.js";
import { rubric } from "./desk_rubric.js";
import { secondLook } from "./desk_second_look.js";

/**
 * What a sheet gets of the desk.
 * @typedef {object} Desk
 * @property {Record<string, string>} words
 * @property {() => import("./desk_pile.js").Standing[]} replies  how all replies of the pile stand
 * @property {() => import("./desk_phrases.js").Phrase[]} phrases
 * @property {() => boolean} isSecond  whether what is pressed is a second reading
 * @property {(type: string, data?: object) => Promise<any>} request  null where the kernel said no
 * @property {(text: string, state?: string) => void} say
 * @property {(answer: any) => void} kept  is called with the kernel's answer to a mark
 * @property {(id: string, text: string) => Promise<void>} phrase
 * @property {(number: number | null, focus?: boolean) => Promise<void>} show
 * @property {() => unknown} next
 * @property {() => unknown} previous
 */
/**
 * @typedef {object} Sheet
 * @property {number} number
 * @property {HTMLElement} heading
 * @property {import("../../activities/frame/dom.js").Child[]} children
 * @property {() => void} standings  draw anew how all replies stand
 * @property {ReturnType<typeof commentBox>} comment
 * @property {() => Promise<boolean>} settled  whether everything is kept; what failed before is tried again
 * @property {(key: number) => void} choose  an anchor of the criterion whose turn it is
 * @property {() => void} back  to the criterion before
 */

/**
 * @param {Desk} desk
 * @param {import("./desk_reply.js").Item} item
 * @param {import("./desk_reply.js").Reply} reply
 * @param {boolean} questionOpen
 * @returns {Sheet}
 */
export function sheet(desk, item, reply, questionOpen) {
  const { words, request, say } = desk;
  const { number, points } = reply;
  const heading = h("h3", { tabindex: "-1" }, fill(words.reply, { number }));
  const [stands, both, asks] = [h("div", { class: "eip-stands" }), h("div"), h("div")];
  const goTo = h("select", { onchange: () => desk.show(Number(goTo.value), false) });
  let [changed, turn] = [false, openCriterion(points)];
  let saving = /** @type {Promise<boolean> | null} */ (null);

  const rows = rubric(item.rubric, points, words, (chosen) => {
    turn = openCriterion(points, chosen);
    rows.turn(turn);
    keep();
  });
  const comment = commentBox(reply.comment, words, { keep, phrase: desk.phrase });
  comment.list(desk.phrases());
  rows.turn(turn);
  told(reply);
  standings();

  function keep() {
    changed = true;
    saving ??= keepAll().finally(() => {
      saving = null;
    });
    return saving;
  }

  async function keepAll() {
    while (changed) {
      changed = false;
      say(words.saving, "saving");
      const answer = await request("mark", { number, points: [...points], comment: comment.text() });
      if (!answer) {
        changed = true;
        return false;
      }
      told(answer.reply);
      desk.kept(answer);
      say(fill(words[savedAs(answer.reply)], { time: clock(answer.at) }), "saved");
    }
    return true;
  }

  async function answer(/** @type {string} */ text) {
    if (changed && !(await keep())) return;
    const answered = await request("answer", { number, text });
    if (!answered) return;
    told(answered.reply);
    desk.kept(answered);
    heading.focus();
    say(words.answered, "saved");
  }

  function savedAs(/** @type {import("./desk_reply.js").Reply} */ now) {
    if (now.state === "begun") return "begun_saved";
    return desk.isSecond() ? "second_saved" : "saved";
  }

  function told(/** @type {import("./desk_reply.js").Reply} */ now) {
    const again = now.state === "again" && h("button", { type: "button", onclick: once(keep) }, words.save_again);
    stands.replaceChildren(...present([standing(item, now, words), again]));
    const criteria = item.rubric.map((one) => one.name);
    both.replaceChildren(...present([bothReadings(now.pair, criteria, now.agreed, words)]));
    if (now.asked !== asks.dataset.asked) {
      asks.dataset.asked = now.asked;
      asks.replaceChildren(...present([now.asked && secondLook(now.asked, words, answer)]));
    }
  }

  function standings() {
    const options = desk.replies().map((one) => {
      const line = fill(words.go_to_reply, { number: one.number, state: words[`state_${one.state}`] });
      return h("option", { value: one.number, selected: one.number === number }, line);
    });
    goTo.replaceChildren(...options);
  }

  const name = async () => (await request("name", { number }))?.name ?? null;
  const children = [
    h(
      "div",
      { class: "eip-row eip-go" },
      h("button", { type: "button", onclick: once(desk.previous) }, words.previous),
      h("button", { type: "button", class: "eip-main", onclick: once(desk.next) }, words.next_open),
      h("label", {}, words.go_to, goTo),
    ),
    question(item, words, questionOpen),
    heading,
    replyText(item, reply, words, name),
    both,
    rows.element,
    stands,
    asks,
    comment.element,
  ];

  return {
    number,
    heading,
    children,
    standings,
    comment,
    settled: () => (comment.changed() || changed || saving ? keep() : Promise.resolve(true)),
    choose(key) {
      if (turn < 0 || !rows.choose(turn, key)) return;
      turn = points.includes(null) ? openCriterion(points, turn) : turn + 1 < points.length ? turn + 1 : -1;
      rows.turn(turn);
      keep();
    },
    back() {
      turn = turn < 0 ? points.length - 1 : Math.max(0, turn - 1);
      rows.turn(turn);
    },
  };
}
