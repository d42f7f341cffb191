// What is kept: a look, an export that the browser downloads, and a deletion that asks first.

import { openTable } from "../drawing/picture.js";
import { h } from "../frame/dom.js";
import { download } from "../frame/download.js";
import { FORGOTTEN } from "../frame/forgotten.js";
import { fill, zone } from "../frame/text.js";

/** @typedef {{ at: string, item: string, answer: string, said: string }} Kept  asked, answered and said, in words */
/** @typedef {{ folder: string, events: number, bookmarks: number, private: number, latest: number, problems: string[] }} Look */

/** @param {import("../frame/frame.js").Kit} kit */
function kept(kit) {
  const { words, body } = kit;
  const view = h("div");
  const heads = [words.when, words.item, words.answer, words.said];
  const withPrivate = h("input", { type: "checkbox" });
  const ask = h("div", { class: "eip-note" });
  body.append(
    view,
    h("label", { class: "eip-line eip-private" }, withPrivate, h("span", {}, words.with_private)),
    h(
      "div",
      { class: "eip-row" },
      h("button", { type: "button", onclick: look }, words.refresh),
      h("button", { type: "button", onclick: () => take("json") }, words.json),
      h("button", { type: "button", onclick: () => take("csv") }, words.csv),
      h("button", { type: "button", onclick: sure }, words.delete),
    ),
    ask,
  );
  look();

  async function look() {
    const answer = await kit.request("look");
    if (answer) show(/** @type {any} */ (answer));
  }

  /** @param {Look} look */
  function show({ folder, events, bookmarks, private: hidden, latest, problems }) {
    view.replaceChildren(
      h("p", {}, fill(words.what, { events, bookmarks, private: hidden })),
      h("p", { class: "eip-quiet" }, fill(words.where, { folder })),
      ...problems.map((problem) => h("p", { class: "eip-risk" }, problem)),
      latest ? latestOnes(latest) : "",
    );
  }

  /** @param {number} count */
  function latestOnes(count) {
    const place = h("div", {}, h("p", { class: "eip-quiet" }, words.looking));
    const opened = async () => {
      const answer = await kit.request("latest");
      if (answer) place.replaceChildren(openTable(heads, answer.latest.map(row)));
    };
    const folded = h("details", {}, h("summary", {}, fill(words.latest, { count })), place);
    folded.addEventListener("toggle", opened, { once: true });
    return folded;
  }

  /** @param {Kept} one */
  function row({ at, item, answer, said }) {
    const when = new Date(at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    return [when, item, answer, said];
  }

  /** @param {"json" | "csv"} format */
  async function take(format) {
    const answer = await kit.request("export", { format, private: withPrivate.checked, zone: zone() });
    if (!answer) return;
    download(answer.name, format === "csv" ? "text/csv" : "application/json", answer.text);
    kit.say(fill(words.exported, { name: answer.name }), "saved");
  }

  function sure() {
    const go = async () => {
      const answer = await kit.request("delete");
      ask.replaceChildren();
      if (!answer) return;
      body.dispatchEvent(new Event(FORGOTTEN, { bubbles: true }));
      show(/** @type {any} */ (answer));
      kit.say(words.deleted, "saved");
    };
    const yes = h("button", { type: "button", onclick: go }, words.delete_yes);
    const no = h("button", { type: "button", onclick: () => ask.replaceChildren() }, words.delete_no);
    ask.replaceChildren(h("p", {}, words.delete_ask), h("div", { class: "eip-row" }, yes, no));
    no.focus();
  }
}

export default kept;
