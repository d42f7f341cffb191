/**
 * The code cells of an assignment that are the learner's own: below each stands a button that runs it, and a line that
 * says whether it is on disk. JupyterLab's buttons for both are put away with its desk.
 */
import { element } from "./element.js";

/** What is typed is saved when the hand rests, and at the latest, in milliseconds; and how soon it is tried again. */
const REST_MS = 300;
const LATEST_MS = 2000;
const AGAIN_MS = 5000;

export class OwnCode {
  /**
   * @param {import("./window.js").Opened} opened an assignment
   * @param {import("./words.js").Words} words
   * @param {{CodeCell: Object, Widget: Object}} jupyter the classes of JupyterLab that are used
   */
  constructor({ panel, protection }, words, { CodeCell, Widget }) {
    this.panel = panel;
    this.protection = protection;
    this.words = words;
    this.CodeCell = CodeCell;
    this.Widget = Widget;
    this.timer = 0;
    this.since = 0;
    this.tended = new WeakSet();
    panel.content.model.cells.changed.connect(() => this.tend());
    panel.disposed.connect(() => clearTimeout(this.timer));
    this.tend();
  }

  tend() {
    for (const cell of this.panel.content.widgets) {
      if (this.tended.has(cell) || !this.protection.isOwn(cell)) continue;
      this.tended.add(cell);
      this.lay(cell);
    }
  }

  /** Lay the button and the line between a cell's code and what it shows. */
  async lay(cell) {
    const { words } = this;
    const bar = element("div", "eip-OwnCode");
    const run = element("button", "eip-OwnCode-run", words.run_code);
    const says = element("span", "eip-OwnCode-says");
    run.type = "button";
    run.addEventListener("click", () => this.run(cell, run));
    says.setAttribute("role", "status");
    bar.append(run, says);
    await cell.ready;
    if (cell.isDisposed) return;
    const below = cell.layout.widgets.findIndex((part) => part.hasClass("jp-Cell-outputWrapper"));
    cell.layout.insertWidget(below, new this.Widget({ node: bar }));
    cell.model.contentChanged.connect(() => this.typed(says));
  }

  /** The same button stops what it started. */
  async run(cell, button) {
    const { sessionContext } = this.panel;
    if (button.dataset.running) return sessionContext.session?.kernel?.interrupt();
    button.dataset.running = "true";
    button.textContent = this.words.stop_code;
    try {
      await this.CodeCell.execute(cell, sessionContext);
    } catch (reason) {
      console.warn("Empathy in Practice: a cell was not run to its end.", reason); // the line at the top says what is
    } finally {
      delete button.dataset.running;
      button.textContent = this.words.run_code;
    }
  }

  /** @param {HTMLElement} says the line below what was typed */
  typed(says) {
    says.textContent = this.words.code_saving;
    says.dataset.state = "saving";
    this.since ||= Date.now();
    const latest = this.since + LATEST_MS - Date.now();
    this.saveIn(Math.max(0, Math.min(REST_MS, latest)), says);
  }

  saveIn(milliseconds, says) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(says), milliseconds);
  }

  async save(says) {
    this.since = 0;
    const { context } = this.panel;
    await context.save().catch((reason) => console.warn("Empathy in Practice: the page was not saved.", reason));
    if (this.panel.isDisposed || this.since) return; // more was typed meanwhile, and is saved after this
    const saved = !context.model.dirty;
    says.textContent = saved ? this.words.code_saved : this.words.code_not_saved;
    says.dataset.state = saved ? "saved" : "problem";
    if (!saved) this.saveIn(AGAIN_MS, says);
  }
}
