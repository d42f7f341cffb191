/**
 * One open lesson: its code is hidden, its activities run as soon as the kernel is there, and one line says how it is.
 *
 * It never runs anything but activity cells, so a notebook from a stranger that carries our metadata can do no more
 * than call the course. It never writes the notebook: answers are the kernel's matter.
 */
import { inActivity, isActivity } from "./activities.js";
import { Banner } from "./banner.js";

const PATIENCE_MS = 60_000;

/** It starts when made, follows its kernel, and ends with the panel. */
export class Lesson {
  /**
   * @param {Object} panel JupyterLab's NotebookPanel
   * @param {import("./words.js").Words} words
   * @param {{CodeCell: Object, Dialog: Object, Widget: Object}} jupyter the classes of JupyterLab that are used
   */
  constructor(panel, words, { CodeCell, Dialog, Widget }) {
    this.panel = panel;
    this.session = panel.sessionContext;
    this.CodeCell = CodeCell;
    this.Dialog = Dialog;
    this.attempt = 0; // counts the starts, so that an overtaken one can see that it was
    this.startOnIdle = false;

    this.banner = new Banner(words, {
      onButton: () => this.startAgain(),
      // Every activity has this button; here it is always in sight. The first one's panel belongs to no exercise.
      onPause: () => this.panel.node.querySelector(".eip-pause")?.click(),
      onShowCode: () => this.showCode(!this.codeShown),
    });
    this.banner.attach(panel, Widget);

    panel.addClass("eip-Lesson");
    panel.node.addEventListener("focusin", (event) => this.keepKeys(event));
    panel.node.addEventListener("keydown", (event) => this.saveOnCtrlS(event));
    panel.node.addEventListener("dblclick", (event) => this.keepText(event), { capture: true });
    this.showCode(false);

    // Closing the tab ends the kernel: answers are on disk, and on a shared server an idle kernel costs memory.
    this.session.kernelPreference = { ...this.session.kernelPreference, shutdownOnDispose: true };
    this.session.statusChanged.connect(this.onStatus, this);
    this.session.connectionStatusChanged.connect(this.onConnection, this);
    this.session.kernelChanged.connect(this.onKernel, this);
    this.start();
  }

  // ---- what is shown

  activityCells() {
    return this.panel.content.widgets.filter(isActivity);
  }

  showCode(shown) {
    this.codeShown = shown;
    this.panel.toggleClass("eip-mod-codeHidden", !shown);
    this.banner.showsCode(shown);
    for (const cell of this.activityCells()) {
      cell.addClass("eip-Activity");
      if (shown) cell.inputHidden = false;
    }
  }

  /** A key pressed in an activity belongs to it: else an X in a focused card would cut the whole cell. */
  keepKeys({ target }) {
    // JupyterLab looks for this mark on the focused element first; on a parent it would come too late.
    if (inActivity(target)) target.dataset.lmSuppressShortcuts = "true";
  }

  /** Ctrl+S in an activity saves the notebook, as everywhere else, and not the web page. */
  saveOnCtrlS(event) {
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (!saves || !inActivity(event.target)) return;
    event.preventDefault();
    this.panel.context.save();
  }

  /** A double click selects a word to read; it does not turn the text into its Markdown source. */
  keepText(event) {
    if (!this.codeShown && event.target.closest(".jp-MarkdownCell")) event.stopPropagation();
  }

  // ---- how it runs

  async start() {
    const attempt = ++this.attempt;
    const overtaken = () => attempt !== this.attempt || this.panel.isDisposed;
    this.startOnIdle = false;
    this.banner.show("starting");
    const patience = setTimeout(() => overtaken() || this.banner.show("slow"), PATIENCE_MS);
    try {
      await this.session.ready;
      if (overtaken()) return;
      const complete = await this.runActivities();
      if (overtaken()) return;
      this.banner.show(complete ? "ready" : "incomplete");
      this.banner.pause.hidden = false;
    } catch (reason) {
      // The kernel went away in the middle; its status or connection signal says what comes next.
      console.warn("Empathy in Practice: the start was interrupted.", reason);
    } finally {
      clearTimeout(patience);
    }
  }

  /** Run all activity cells in order; true if none failed. */
  async runActivities() {
    const model = this.panel.context.model;
    const wasDirty = model.dirty;
    let waiting = this.activityCells();
    let complete = true;
    while (waiting.length > 0) {
      // All requests go out at once and the kernel takes them in order; waiting for each reply would cost time.
      const replies = await Promise.all(waiting.map((cell) => this.CodeCell.execute(cell, this.session)));
      const failed = replies.findIndex((reply) => reply && reply.content.status !== "ok");
      complete &&= failed === -1;
      // The kernel drops what was queued behind an error: one broken activity must not take the rest along.
      waiting = failed === -1 ? [] : waiting.slice(failed + 1);
    }
    // Outputs are made anew at each start, so they are no reason to save or to ask "Save your work?" on closing.
    if (!wasDirty) model.dirty = false;
    return complete;
  }

  async startAgain() {
    if (this.banner.state === "unreachable") {
      window.location.reload();
      return;
    }
    this.banner.show("starting");
    this.startOnIdle = true;
    try {
      if (this.session.session?.kernel) await this.session.restartKernel();
      else await this.session.changeKernel({ name: this.session.kernelPreference.name ?? "python3" });
      if (this.startOnIdle) this.start();
    } catch (reason) {
      console.error("Empathy in Practice: the kernel could not be started.", reason);
      this.banner.show("unreachable");
    }
  }

  // ---- what the kernel tells

  onStatus(_, status) {
    if (status === "restarting" || status === "autorestarting") {
      this.attempt++;
      this.startOnIdle = true;
      this.banner.show("restarting");
      if (status === "autorestarting") this.dismissRestartDialog();
    } else if (status === "dead") {
      this.attempt++;
      this.startOnIdle = false;
      this.banner.show("stopped");
    } else if (status === "idle" && this.startOnIdle) {
      this.start();
    }
  }

  onConnection(_, status) {
    const state = this.banner.state;
    if (status === "connecting" && state === "ready") this.banner.show("reconnecting");
    else if (status === "connected" && state === "reconnecting") this.banner.show("ready");
    else if (status === "disconnected" && this.session.session?.kernel) this.banner.show("stopped");
  }

  onKernel(_, { oldValue, newValue }) {
    if (this.panel.isDisposed || this.banner.state === "starting") return;
    if (newValue) {
      this.startOnIdle = true;
    } else if (oldValue) {
      this.attempt++;
      this.banner.show("stopped");
    }
  }

  /** JupyterLab asks for an OK to "The kernel appears to have died"; our line says it already, and acts. */
  dismissRestartDialog() {
    this.Dialog.tracker.forEach((dialog) => {
      // The one just made is not on the page yet; dialogs the learner has open are.
      if (!dialog.isAttached) dialog.resolve(0);
    });
  }
}
