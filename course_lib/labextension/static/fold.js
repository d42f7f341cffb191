/**
 * Where the outline stands: beside the lesson in a wide JupyterLab window, and else on a sheet that a button opens.
 *
 * On a narrow screen the lesson has the whole width; in Notebook 7, and where JupyterLab's own bars are shown, too.
 */

import { element } from "./element.js";
import { recall, remember } from "./memory.js";

const WIDE = "(min-width: 60rem)";
const SIDE_PX = 288;

export class Fold {
  /**
   * @param {HTMLElement} nav the outline
   * @param {import("./words.js").Words} words
   * @param {{labShell: Object|null, Widget: Object}} jupyter
   */
  constructor(nav, words, { labShell, Widget }) {
    this.nav = nav;
    this.shell = labShell;
    this.inWindow = false;
    this.wide = matchMedia(WIDE);
    this.wide.addEventListener("change", () => this.place());
    this.side = new Widget();
    this.side.id = "eip-outline";
    this.side.title.caption = words.contents;
    this.sheet = element("dialog", "eip-Sheet");
    this.sheet.setAttribute("aria-label", words.contents);
    const close = element("button", "eip-Sheet-close", words.close);
    close.type = "button";
    close.addEventListener("click", () => this.sheet.close());
    this.sheet.append(close);
    this.sheet.addEventListener("close", () => this.tell());
    // A press beside the sheet closes it, and one on a link before it leads there: closing gives the focus back.
    const press = ({ target }) => {
      if (target === this.sheet || (target instanceof Element && target.closest("a"))) this.sheet.close();
    };
    this.sheet.addEventListener("click", press, { capture: true });
    document.body.append(this.sheet);
  }

  /** @returns {boolean} whether it stands, or would stand, beside the lesson */
  get beside() {
    return this.inWindow && this.wide.matches;
  }

  /**
   * The learner's window is there, or goes.
   * @param {boolean} inWindow
   */
  set(inWindow) {
    if (this.inWindow === inWindow) return;
    this.inWindow = inWindow;
    this.place();
  }

  /** The button at the top of each lesson. */
  toggle() {
    if (this.beside) {
      remember("folded", this.open);
      this.place();
    } else {
      this.sheet.append(this.nav);
      this.sheet.showModal();
      this.nav.querySelector("[aria-current]")?.focus();
      this.tell();
    }
  }

  /** @returns {boolean} */
  get open() {
    return this.sheet.open || this.side.isVisible;
  }

  place() {
    this.sheet.close();
    if (this.beside && !recall("folded")) {
      this.side.node.append(this.nav);
      this.shell.add(this.side, "left", { rank: 0 });
      this.shell.activateById(this.side.id);
      this.shell.activateById(this.shell.currentWidget?.id ?? "");
      this.size();
    } else {
      this.side.parent = null;
    }
    this.tell();
  }

  /** A column as wide as its words need; JupyterLab gives a side area a share of the window. */
  size() {
    let split = this.side.parent;
    while (split && split.node.id !== "jp-main-split-panel") split = split.parent;
    split?.setRelativeSizes([SIDE_PX, split.node.clientWidth - SIDE_PX, 0]);
  }

  tell() {
    document.body.classList.toggle("eip-mod-outlineBeside", this.side.isVisible);
    for (const button of document.querySelectorAll(".eip-Banner-contents")) {
      button.setAttribute("aria-expanded", String(this.open));
    }
  }
}
