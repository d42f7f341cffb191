// The practice room at a glance. Read anew whenever it comes into view.

import { h } from "../frame/dom.js";
import { testsTaken } from "../frame/tests_taken.js";
import { fill } from "../frame/text.js";
import { compared } from "./compared.js";

/** @typedef {{ id: string, title: string, lesson: string | null }} Offered */
/** @typedef {Offered & { name: string, sessions: import("./compared.js").Held[] }} Person */
/** @typedef {Offered & { said: number, last: string | null }} Skill */
/** @typedef {{ clients: Person[], drills: Skill[], tests: import("../frame/tests_taken.js").Standing[], due: number }} Look */

/** @param {import("../frame/frame.js").Kit} kit */
function room(kit) {
  const { words, body } = kit;
  const page = h("div");
  const again = h("button", { type: "button", onclick: () => look(true) }, words.refresh);
  body.append(page, h("div", { class: "eip-row" }, again));
  let shown = "";
  const eye = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && look(false));
  eye.observe(body);
  return () => eye.disconnect();

  /** @param {boolean} asked */
  async function look(asked) {
    const answer = await kit.request("look");
    if (!answer) return;
    const { clients, drills, tests, due } = /** @type {Look} */ (/** @type {unknown} */ (answer));
    if (asked) kit.say(words.refreshed);
    const now = JSON.stringify([clients, drills, tests, due]);
    if (now === shown) return; // what is chosen on the page stays chosen
    shown = now;
    page.replaceChildren(
      h("p", {}, due ? fill(words.due, { count: due }) : words.due_none),
      h("h4", {}, words.people),
      list(clients.map((one) => row(one, `${one.name}: ${one.title}`, met(one)))),
      ...compared(clients, words),
      h("h4", {}, words.drills),
      list(drills.map((one) => row(one, one.title, practised(one)))),
      ...testsTaken(tests, words),
    );
  }

  /** @param {HTMLElement[]} rows */
  function list(rows) {
    return h("ul", { class: "eip-offered" }, rows);
  }

  /**
   * @param {Offered} one
   * @param {string} title
   * @param {string} done
   */
  function row(one, title, done) {
    const where = one.lesson ? `${title} (${fill(words.lesson, { lesson: one.lesson })})` : title;
    return h("li", {}, h("span", {}, where), h("span", { class: "eip-quiet" }, done));
  }

  /** @param {Person} one */
  function met({ sessions }) {
    const last = sessions[sessions.length - 1];
    if (!last) return words.unmet;
    const how = fill(sessions.length === 1 ? words.met_one : words.met, { count: sessions.length, day: day(last.at) });
    return last.ended ? how : `${how}, ${words.begun}`;
  }

  /** @param {Skill} one */
  function practised({ said, last }) {
    return last ? fill(words.drill_said, { count: said, day: day(last) }) : words.drill_none;
  }
}

/** @param {string} iso */
function day(iso) {
  return new Date(iso).toLocaleDateString();
}

export default room;
