/** The search field above the outline, and what it finds in place of the outline's lists. Nothing is sent anywhere. */

import { element } from "./element.js";
import { entries, find, GROUPS } from "./finding.js";
import { readTerms } from "./glossary.js";
import { linkTo } from "./links.js";
import { filled } from "./words.js";

/** After the last key, in milliseconds; and how many of a group are shown before more are asked for. */
const REST_MS = 150;
const AT_FIRST = 6;

/** The keys that lead here from anywhere in a lesson. */
export const KEYS = { shown: "Ctrl+Shift+F", aria: "Control+Shift+F Meta+Shift+F" };

export class Search {
  /**
   * @param {import("./words.js").Words} words
   * @param {function(boolean): void} onFound is told whether there is something to show in place of the outline
   */
  constructor(words, onFound) {
    this.words = words;
    this.onFound = onFound;
    this.resting = 0;
    /** @type {import("./finding.js").Entry[]|null} */
    this.all = null;
    /** @type {Set<string>} the groups of which all is shown */
    this.whole = new Set();
    this.node = element("div", "eip-Search");
    this.node.setAttribute("role", "search");
    const label = element("label", "eip-Search-label", words.search);
    const keys = element("span", "eip-Search-keys", KEYS.shown);
    keys.setAttribute("aria-hidden", "true");
    label.append(keys);
    this.field = element("input", "eip-Search-field");
    this.field.type = "search";
    this.field.dir = "auto";
    this.field.id = label.htmlFor = "eip-search";
    this.field.autocomplete = "off";
    this.field.spellcheck = false;
    this.field.setAttribute("aria-keyshortcuts", KEYS.aria);
    this.says = element("p", "eip-Search-says");
    this.says.setAttribute("role", "status");
    this.results = element("div", "eip-Search-results");
    this.node.append(label, this.field, this.says, this.results);
    this.field.addEventListener("focus", () => this.fetch());
    this.field.addEventListener("input", () => {
      clearTimeout(this.resting);
      this.resting = window.setTimeout(() => this.look(), REST_MS);
    });
    this.node.addEventListener("keydown", (event) => this.press(event));
  }

  /** @returns {Promise<boolean>} whether there is something to look in; the first time it is fetched */
  async fetch() {
    if (this.all) return true;
    try {
      const index = fetch(new URL("search.json", import.meta.url)).then((answer) => answer.json());
      this.all = entries(await index, await readTerms());
      return true;
    } catch (reason) {
      console.warn("Empathy in Practice: what is searched could not be fetched.", reason);
      return false;
    }
  }

  async look() {
    clearTimeout(this.resting);
    const typed = this.field.value.trim();
    if (!typed) return this.show([], "");
    if (!this.all) this.says.textContent = this.words.search_waits;
    if (!(await this.fetch()) || !this.all) return this.show([], this.words.search_fails);
    if (typed !== this.field.value.trim()) return; // more was typed meanwhile
    if (typed !== this.typed) this.whole.clear();
    this.typed = typed;
    const found = find(this.all, typed);
    const number = GROUPS.reduce((sum, group) => sum + found[group].length, 0);
    const says = number === 1 ? this.words.found_one : filled(this.words.found, { number: `${number}` });
    this.show(
      GROUPS.filter((group) => found[group].length > 0).map((group) => this.group(group, found[group])),
      number > 0 ? says : filled(this.words.found_none, { typed }),
    );
  }

  /**
   * @param {HTMLElement[]} groups
   * @param {string} says
   */
  show(groups, says) {
    this.says.textContent = says;
    this.results.replaceChildren(...groups);
    this.onFound(says !== "");
  }

  /**
   * @param {import("./finding.js").Group} group
   * @param {import("./finding.js").Found[]} found
   */
  group(group, found) {
    const part = element("section", "eip-Search-group");
    part.setAttribute("aria-label", this.words[`found_${group}`]);
    const list = element("ul", "eip-Outline-list");
    const shown = this.whole.has(group) ? found : found.slice(0, AT_FIRST);
    list.append(...shown.map((one) => this.result(one)));
    part.append(element("p", "eip-Search-head", this.words[`found_${group}`]), list);
    if (found.length > shown.length) {
      const more = element("button", "eip-Search-more", filled(this.words.found_more, { number: `${found.length}` }));
      more.type = "button";
      more.addEventListener("click", async () => {
        this.whole.add(group);
        await this.look();
        this.results.querySelectorAll(`[data-group=${group}]`)[AT_FIRST]?.focus();
      });
      part.append(more);
    }
    return part;
  }

  /** @param {import("./finding.js").Found} found */
  result({ entry, title, says }) {
    const link = linkTo(entry.file, entry.cell);
    link.className = "eip-Search-result";
    link.dataset.group = entry.group;
    const head = element("span", "eip-Search-title");
    head.append(...title.map(pieceOf));
    const text = element("span", "eip-Search-text");
    text.append(...says.map(pieceOf));
    const book = entry.book && entry.book !== entry.title ? [element("span", "eip-Search-book", entry.book)] : [];
    link.append(head, ...book, text);
    const line = element("li", "");
    line.append(link);
    return line;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const act = this.actOf(event);
    if (!act) return;
    event.preventDefault(); // a sheet would close at Escape
    event.stopPropagation();
    act();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {(() => void)|null}
   */
  actOf({ key, target }) {
    const links = [...this.results.querySelectorAll("a, button")];
    const at = links.indexOf(document.activeElement);
    if (key === "Escape" && (this.field.value || at >= 0)) return () => this.clear();
    if (key === "ArrowDown" && links.length > 0) return () => links[at + 1]?.focus();
    if (key === "ArrowUp" && at >= 0) return () => (links[at - 1] ?? this.field).focus();
    if (key !== "Enter" || target !== this.field) return null;
    return () => this.look().then(() => this.results.querySelector("a")?.focus());
  }

  clear() {
    this.field.value = "";
    this.show([], "");
    this.field.focus();
  }
}

/** @param {import("./finding.js").Piece} piece */
function pieceOf({ text, hit }) {
  return hit ? element("mark", "", text) : text;
}
