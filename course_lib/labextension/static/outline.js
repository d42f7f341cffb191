/**
 * The outline: a landmark with the course's name, the search, bookmarks, Home, the lessons with the open one's sections,
 * and the other places.
 */

import { Bookmarks } from "./bookmarks.js";
import { contents } from "./contents.js";
import { element } from "./element.js";
import { addressOf, clickedLink, linkTo } from "./links.js";
import { Search } from "./search.js";
import { filled } from "./words.js";

/** @typedef {import("./contents.js").Row} Row */

export class Outline {
  /**
   * @param {import("./words.js").Words} words
   * @param {{onLink: function({file: string, cell: string}, {found: boolean}): void, onSkip: function(): void,
   *   onBookmark: import("./bookmarks.js").Keep}} actions `onLink` is told where a link leads, and whether it was found by
   * a search; `onSkip` leads past the outline; `onBookmark` marks a place or takes the mark away
   */
  constructor(words, { onLink, onSkip, onBookmark }) {
    this.words = words;
    this.drawn = "";
    this.node = document.createElement("nav");
    this.node.className = "eip-Outline";
    this.node.setAttribute("aria-label", words.contents);
    this.node.addEventListener("click", (event) => {
      const link = clickedLink(event);
      if (!link) return;
      event.preventDefault();
      if (link.dataset.skip) onSkip();
      else {
        const target = { file: link.dataset.eipFile ?? "", cell: link.dataset.eipCell ?? "" };
        onLink(target, { found: this.search.node.contains(link) });
      }
    });
    const skip = element("a", "eip-Outline-skip", words.skip);
    skip.href = "#";
    skip.dataset.skip = "true";
    this.head = element("p", "eip-Outline-course", words.course);
    this.lists = element("div", "eip-Outline-lists");
    this.bookmarks = new Bookmarks(words, onBookmark);
    this.search = new Search(words, (found) => {
      this.lists.hidden = found;
      this.bookmarks.hide(found);
    });
    const top = element("div", "eip-Outline-top"); // stays in sight while the lists scroll
    top.append(this.search.node, this.bookmarks.node);
    this.node.append(skip, this.head, top, this.bookmarks.folded, this.lists);
  }

  /**
   * @param {import("./contents.js").Told|null} told
   * @param {import("./contents.js").Open} open
   */
  draw(told, open) {
    this.bookmarks.draw(told, open);
    const { home, own, lessons, places } = contents(told, open);
    const name = told?.course ?? this.words.course;
    const wanted = JSON.stringify([name, home, own, lessons, places, addressOf("home.ipynb")]);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    const focused = this.lists.contains(document.activeElement) ? nameOf(document.activeElement) : "";
    const { scrollTop } = this.node;
    this.head.textContent = name;
    const top = home ? [this.list([{ ...home, title: this.words.home }], "ul")] : [];
    const [open_, beside] = [own, places].map((rows) => (rows.length > 0 ? [this.list(rows, "ul")] : []));
    this.lists.replaceChildren(...top, ...open_, this.list(lessons, "ol"), ...beside);
    this.node.scrollTop = scrollTop;
    if (focused) [...this.lists.querySelectorAll("a")].find((link) => nameOf(link) === focused)?.focus();
    const here = this.lists.querySelector("[aria-current=location]") ?? this.lists.querySelector("[aria-current=page]");
    here?.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Row[]} rows
   * @param {"ol"|"ul"} tag
   */
  list(rows, tag) {
    const list = element(tag, "eip-Outline-list");
    for (const row of rows) {
      const line = element("li", row.done ? "eip-mod-done" : "");
      line.append(this.link(row));
      if (row.rows.length > 0) line.append(this.list(row.rows, "ol"));
      list.append(line);
    }
    return list;
  }

  /** @param {Row} row */
  link({ title, file, cell, current, done, left, due }) {
    const link = linkTo(file, cell);
    if (current) link.setAttribute("aria-current", current);
    link.append(element("span", "eip-Outline-title", title));
    const { words } = this;
    if (done) link.append(said("eip-Outline-tick", "✓", words.done));
    else if (due > 0) link.append(element("span", "eip-Outline-note", filled(words.due, { number: `${due}` })));
    else if (left > 0) {
      const number = { number: `${left}` };
      link.append(said("eip-Outline-note", filled(words.minutes, number), filled(words.minutes_left, number)));
    }
    return link;
  }
}

/** What is short for the eye, and whole for a screen reader. */
function said(/** @type {string} */ className, /** @type {string} */ short, /** @type {string} */ whole) {
  const both = element("span", className);
  const seen = element("span", "", short);
  seen.setAttribute("aria-hidden", "true");
  both.append(seen, element("span", "eip-unseen", ` ${whole}`));
  return both;
}

/** What tells a link from the others when the outline is drawn anew. */
function nameOf(/** @type {Element|null} */ link) {
  return link instanceof HTMLAnchorElement ? `${link.getAttribute("href")} ${link.dataset.eipCell ?? ""}` : "";
}
