/**
 * JupyterLab's own desk, and Notebook 7's: menus, bars, tabs and buttons, put away while a lesson is read and given back
 * whole.
 *
 * JupyterLab's means are used as far as they go: its single-document mode takes the tabs away, its side areas fold. For
 * the rest it has no setting that another window, or the same one tomorrow, would not keep: its switches for the menus
 * and the side bars are saved with the workspace. So their widgets are hidden by Lumino, which lays the page out anew.
 */

import { NO_SHORTCUTS } from "./protection.js";

const PARTS = [
  ...["#jp-top-panel", "#jp-menu-panel", "#jp-bottom-panel", ".jp-SideBar", ".jp-skiplink-wrapper", "#jp-down-stack"],
  ...["#top-panel-wrapper", "#menu-panel-wrapper", "#spacer-widget-top"], // Notebook 7's
].join(", ");

/** What is read stands in here, and has widgets by the thousand. */
const DOCUMENTS = ["jp-main-dock-panel", "main-panel"];

/** When a change of JupyterLab's mode has settled. */
const SETTLED_MS = 150;

/** All widgets within one, but for the documents. */
function* within(widget) {
  if (DOCUMENTS.includes(widget.id)) return;
  for (const child of widget.children()) {
    yield child;
    yield* within(child);
  }
}

export class Workshop {
  /**
   * @param {Object} shell the application's
   * @param {Object|null} labShell the same, where it is JupyterLab's
   */
  constructor(shell, labShell) {
    this.shell = shell;
    this.lab = labShell;
    this.away = false;
    this.hidden = new Set();
    this.title = "";
    // A bar shows itself again when something is added to it.
    labShell?.layoutModified.connect(() => this.away && this.hide());
    // JupyterLab names the browser's tab after the file, each time it saves what is open.
    const named = new MutationObserver(() => this.name());
    named.observe(document.head, { childList: true, subtree: true });
    // The browser's menu copies, translates and reads aloud; JupyterLab's is about cells.
    const own = (event) => this.away && event.stopPropagation();
    window.addEventListener("contextmenu", own, { capture: true });
    window.addEventListener("keydown", (event) => {
      // A habit, and nothing to save: the browser would offer to save the web page.
      const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
      if (this.away && saves) event.preventDefault();
    });
  }

  putAway() {
    if (this.away) return;
    this.away = true;
    document.body.setAttribute(NO_SHORTCUTS, ""); // no palette, no file browser by a key
    this.arrange("single-document");
    this.lab?.collapseLeft();
    this.lab?.collapseRight();
    this.hide();
  }

  bringBack() {
    if (!this.away) return;
    this.away = false;
    document.body.removeAttribute(NO_SHORTCUTS);
    this.arrange("multiple-document");
    for (const part of this.hidden) part.show();
    this.hidden.clear();
  }

  /** @param {"single-document"|"multiple-document"} mode */
  arrange(mode) {
    if (!this.lab) return; // Notebook 7 has one document a page
    this.lab.mode = mode;
    this.lab.updateConfig({ dockPanelPadding: mode === "multiple-document" });
  }

  /**
   * Name the browser's tab.
   * @param {string} [title]
   */
  name(title = this.title) {
    this.title = title;
    if (this.away && title && document.title !== title) document.title = title;
  }

  hide() {
    for (const part of within(this.shell)) {
      if (part.isHidden || !part.node.matches(PARTS)) continue;
      part.hide();
      this.hidden.add(part);
    }
  }
}

/**
 * Keep the focus where it is: JupyterLab gives it to the notebook when its mode changes, by messages that come afterwards.
 * @param {HTMLElement} button
 */
export function keepFocus(button) {
  const timer = setTimeout(() => button.focus({ preventScroll: true }), SETTLED_MS);
  for (const hand of ["pointerdown", "keydown"]) {
    window.addEventListener(hand, () => clearTimeout(timer), { capture: true, once: true });
  }
}
