// The gate: content notes, the frame, how to skip, and help one press away.

import { h, prose } from "../frame/dom.js";

/** @typedef {{ gate: string, title: string, notes: string[], frame: string, skip: string }} Card  HTML */

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function safety(kit) {
  const { card, words, body, history, panel } = kit;
  const read = h("button", { type: "button", class: "eip-main", onclick: submit }, words.read);
  const done = h("p", { class: "eip-quiet" });
  body.append(
    h("h4", {}, words.holds),
    h(
      "ul",
      {},
      card.notes.map((note) => prose(note, "li")),
    ),
    prose(card.frame),
    h("div", { class: "eip-panel", "data-tone": "note" }, h("h4", {}, words.skip_head), prose(card.skip)),
    h("div", { class: "eip-row" }, read, h("button", { type: "button", onclick: () => panel.open() }, words.lines)),
    done,
    kit.reviewed(card.gate),
  );
  if (history[card.gate]?.read) finish();

  async function submit() {
    if (await kit.save(card.gate, "read", {})) finish();
  }

  function finish() {
    done.textContent = words.done;
  }
}

export default safety;
