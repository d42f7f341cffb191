/** Bookmarks in the outline: the place in view can be marked, and each marked place is found again or forgotten. */

import { element } from "./element.js";
import { linkTo } from "./links.js";
import { filled } from "./words.js";

/**
 * @typedef {function("mark"|"unmark", {file: string, cell: string}): Promise<{kept: boolean, says?: string}|null>} Keep
 * resolves once the disk has it, or it is known that it hasn't; to null where no answer came
 */

export class Bookmarks {
  /**
   * @param {import("./words.js").Words} words
   * @param {Keep} keep
   */
  constructor(words, keep) {
    this.words = words;
    this.keep = keep;
    this.drawn = "";
    this.node = element("section", "eip-Bookmarks");
    this.button = element("button", "eip-Bookmarks-here");
    this.button.type = "button";
    this.button.addEventListener("click", () => this.press());
    this.says = element("p", "eip-Bookmarks-says");
    this.says.setAttribute("role", "status");
    this.folded = element("details", "eip-Bookmarks-all");
    this.count = element("summary", "");
    this.list = element("ul", "eip-Outline-list");
    this.folded.append(this.count, this.list);
    this.node.append(this.button, this.says);
    this.hide(false);
  }

  /** @param {boolean} hidden while something else takes their room */
  hide(hidden) {
    this.node.hidden = hidden;
    this.folded.hidden = hidden || this.list.childElementCount === 0;
  }

  /**
   * @param {import("./contents.js").Told|null} told
   * @param {import("./contents.js").Open} open
   */
  draw(told, { file, lesson, cell, name = "" }) {
    const all = told?.bookmarks ?? [];
    this.button.hidden = file === told?.home || lesson === ""; // home is found without, and an assignment is no part of the course
    const found = all.find((one) => one.file === file && one.cell === cell);
    this.here = { file, cell, title: found?.title ?? name, marked: found !== undefined };
    const label = element("span", "eip-Bookmarks-what", found ? this.words.unbookmark : this.words.bookmark);
    this.button.replaceChildren(label, " ", element("span", "eip-Bookmarks-place", this.here.title));
    this.button.classList.toggle("eip-mod-marked", this.here.marked);
    if (JSON.stringify(all) === this.drawn) return;
    this.drawn = JSON.stringify(all);
    this.count.textContent = filled(this.words.bookmarks, { number: `${all.length}` });
    this.list.replaceChildren(...all.map((one) => this.line(one)));
    this.hide(this.node.hidden);
  }

  /** @param {import("./contents.js").Bookmark} one */
  line(one) {
    const link = linkTo(one.file, one.cell);
    link.append(element("span", "eip-Outline-title", one.title), element("span", "eip-Bookmarks-book", one.book));
    const remove = element("button", "eip-Bookmarks-remove", "×");
    remove.type = "button";
    remove.setAttribute("aria-label", filled(this.words.bookmark_remove, { title: one.title }));
    remove.addEventListener("click", async () => {
      if (await this.change("unmark", one)) (this.folded.hidden ? this.button : this.count).focus();
    });
    const line = element("li", "");
    line.append(link, remove);
    return line;
  }

  press() {
    this.change(this.here.marked ? "unmark" : "mark", this.here);
  }

  /**
   * @param {"mark"|"unmark"} what
   * @param {{file: string, cell: string, title: string}} place
   * @returns {Promise<boolean>}
   */
  async change(what, { file, cell, title }) {
    const { words } = this;
    this.says.textContent = "";
    const answer = await this.keep(what, { file, cell });
    const why = answer ? answer.says || words.bookmark_not_here : words.bookmark_no_answer;
    const done = what === "mark" ? words.bookmark_saved : words.bookmark_removed;
    this.says.textContent = answer?.kept ? filled(done, { title }) : filled(words.bookmark_not_saved, { why });
    return answer?.kept === true;
  }
}
