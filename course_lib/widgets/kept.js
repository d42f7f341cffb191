// What is kept: a look, an export that the browser downloads, and a deletion that asks first.

import { forgetDrafts } from "./drafts.js";
import { h } from "./dom.js";
import { fill } from "./text.js";

function kept(kit) {
  const { words, body } = kit;
  const view = h("div");
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
    if (answer) show(answer);
  }

  function show({ folder, events, private: hidden, latest, problems }) {
    view.replaceChildren(
      h("p", {}, fill(words.what, { events, private: hidden })),
      h("p", { class: "eip-quiet" }, fill(words.where, { folder })),
      ...problems.map((problem) => h("p", { class: "eip-risk" }, problem)),
      latest.length
        ? h("details", {}, h("summary", {}, fill(words.latest, { count: latest.length })), h("div", { class: "eip-scroll" }, h(
            "table",
            {},
            h("thead", {}, h("tr", {}, [words.when, words.item, words.answer].map((text) => h("th", { scope: "col" }, text)))),
            h("tbody", {}, latest.map((one) => h("tr", {}, h("td", {}, new Date(one.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" })), h("td", {}, one.item), h("td", {}, one.answer)))),
          )))
        : "",
    );
  }

  async function take(format) {
    const answer = await kit.request("export", { format, private: withPrivate.checked });
    if (!answer) return;
    const link = h("a", { href: URL.createObjectURL(new Blob([answer.text], { type: format === "csv" ? "text/csv" : "application/json" })), download: answer.name });
    link.click();
    URL.revokeObjectURL(link.href);
    kit.say(fill(words.exported, { name: answer.name }), "saved");
  }

  function sure() {
    const go = async () => {
      const answer = await kit.request("delete");
      ask.replaceChildren();
      if (!answer) return;
      forgetDrafts();
      show(answer);
      kit.say(words.deleted, "saved");
    };
    ask.replaceChildren(
      h("p", {}, words.delete_ask),
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", onclick: go }, words.delete_yes),
        h("button", { type: "button", onclick: () => ask.replaceChildren() }, words.delete_no),
      ),
    );
    ask.querySelector("button:last-child").focus();
  }
}

export default kept;
