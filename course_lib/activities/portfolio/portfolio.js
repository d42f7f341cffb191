// Something to take home. What goes in is ticked here: replies lesson by lesson or one by one, private pages one by one.

import { whenSeen } from "../drawing/picture.js";
import { h, once } from "../frame/dom.js";
import { download } from "../frame/download.js";
import { fill, zone } from "../frame/text.js";
import { chosen, lessonTicks, tick } from "./ticks.js";

/** @typedef {import("./ticks.js").Offered} Offered */
/** @typedef {{ id: string, title: string, day: string }} Page */
/** @typedef {{ replies: Offered[], clients: number, reflections: Page[] }} Look */

/** @param {import("../frame/frame.js").Kit} kit */
function portfolio(kit) {
  const { words, body } = kit;
  const choice = h("div", {}, h("p", { class: "eip-quiet" }, words.looking));
  const beside = {
    sessions: tick(words.with_sessions, "", true),
    skills: tick(words.with_skills, "", true),
    hours: tick(words.with_hours, "", true),
  };
  const button = (/** @type {string} */ label, /** @type {() => Promise<void>} */ act, main = false) =>
    h("button", { type: "button", class: main && "eip-main", onclick: once(act) }, label);
  body.append(
    h("p", {}, words.intro),
    choice,
    h(
      "div",
      { class: "eip-row" },
      button(words.make, make, true),
      button(words.make_hours, () => take("hours", {})),
      button(words.refresh, look),
    ),
  );
  return whenSeen(body, look);

  async function look() {
    const answer = await kit.request("look", { zone: zone() });
    if (answer) show(/** @type {Look} */ (/** @type {unknown} */ (answer)));
  }

  /** @param {Look} look */
  function show({ replies, clients, reflections }) {
    beside.sessions.hidden = !clients;
    const pages = reflections.map((one) => tick(fill(words.private_one, { ...one }), one.id, false));
    choice.replaceChildren(
      h(
        "fieldset",
        { class: "eip-replies" },
        h("legend", {}, words.choose),
        replies.length ? lessonTicks(replies, words) : h("p", { class: "eip-quiet" }, words.none),
        Object.values(beside),
      ),
      h(
        "fieldset",
        { class: "eip-private-pages" },
        h("legend", {}, words.private),
        h("p", { class: "eip-quiet" }, pages.length ? words.private_ask : words.private_none),
        pages,
      ),
    );
  }

  async function make() {
    const ticked = (/** @type {HTMLElement} */ one) => !one.hidden && Boolean(one.querySelector("input")?.checked);
    const wanted = {
      replies: chosen(choice, ".eip-replies"),
      reflections: chosen(choice, ".eip-private-pages"),
      sessions: ticked(beside.sessions),
      skills: ticked(beside.skills),
      hours: ticked(beside.hours),
    };
    if (!Object.values(wanted).some((one) => (Array.isArray(one) ? one.length : one)))
      return kit.say(words.nothing_ticked);
    await take("make", wanted);
  }

  /**
   * @param {string} what
   * @param {object} wanted
   */
  async function take(what, wanted) {
    kit.say(words.making, "saving");
    const answer = await kit.request(what, { ...wanted, zone: zone() });
    if (!answer) return;
    download(answer.name, "text/html", answer.text);
    kit.say(fill(words.made_it, { name: answer.name }), "saved");
  }
}

export default portfolio;
