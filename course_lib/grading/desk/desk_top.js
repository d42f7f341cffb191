// What is chosen above the replies: who marks, in which reading, which question. And the list of keys.

import { h } from "../../activities/frame/dom.js";

/**
 * @param {import("./desk_reply.js").Item[]} items
 * @param {{ marker: string, reading: string, item: import("./desk_reply.js").Item | null }} at  what is chosen, and is
 *   changed here
 * @param {Record<string, string>} words
 * @param {() => Promise<boolean>} settled  resolves once what was pressed is kept; false where it isn't
 * @param {() => unknown} changed
 */
export function controls(items, at, words, settled, changed) {
  const marker = h("input", { type: "text", value: at.marker, maxlength: 60, autocomplete: "off", onchange: choose });
  const reading = h(
    "select",
    { onchange: choose },
    h("option", { value: "first" }, words.first_reading),
    h("option", { value: "second" }, words.second_reading),
  );
  const item = h(
    "select",
    { onchange: choose },
    items.map((one) => h("option", { value: one.id }, one.title)),
  );

  async function choose() {
    const name = marker.value.trim() || at.marker;
    if (await settled()) {
      Object.assign(at, { marker: name, reading: reading.value, item: items.find((one) => one.id === item.value) });
      await changed();
    }
    marker.value = at.marker;
    reading.value = at.reading;
    item.value = at.item?.id ?? "";
  }

  return h(
    "div",
    { class: "eip-controls" },
    h("label", {}, words.item, item),
    h("label", {}, words.reading, reading),
    h("label", {}, words.marker, marker),
  );
}

/** @param {Record<string, string>} words */
export function keyList(words) {
  const rows = ["digits", "back", "next", "previous", "comment", "phrase", "list"].map((name) => [
    h("dt", {}, h("kbd", {}, words[`key_${name}`])),
    h("dd", {}, words[`key_${name}_does`]),
  ]);
  return h("details", { class: "eip-keys" }, h("summary", {}, words.keys), h("dl", {}, rows));
}
