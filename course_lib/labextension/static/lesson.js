/**
 * One open lesson: its code is hidden, its activities run as soon as the kernel is there, and one line says how it is.
 *
 * It never runs anything but activity cells, so a notebook from a stranger that carries our metadata can do no more
 * than call the course. It never writes the notebook: answers are the kernel's matter.
 */
import { isActivity, isBare } from "./activities.js";
import { ask } from "./asking.js";
import { Banner } from "./banner.js";
import { helpPanel } from "./help_panel.js";
import { isChanged, isWanted, putBack } from "./putting_back.js";

const PATIENCE_MS = 60_000;

/** A cell that runs is bare for a moment. */
const REST_MS = 500;

/** What the line says while a lesson runs. */
const RUNNING = ["ready", "restored", "restored_kept"];

/** It follows its kernel, and ends with the panel. */
export class Lesson {
  /**
   * @param {Object} panel JupyterLab's NotebookPanel
   * @param {import("./protection.js").Protection} protection
   * @param {import("./words.js").Words} words
   * @param {{CodeCell: Object, Dialog: Object, Widget: Object}} jupyter the classes of JupyterLab that are used
   * @param {{onStart: function(): void, onReady: function(): void, onContents: function(): void,
   *   onAssignments: (function(): void)|null}} course what the window does
   */
  constructor(panel, protection, words, { CodeCell, Dialog, Widget }, { onStart, onReady, ...buttons }) {
    this.panel = panel;
    this.protection = protection;
    this.words = words;
    this.session = panel.sessionContext;
    this.CodeCell = CodeCell;
    this.Dialog = Dialog;
    this.attempt = 0; // counts the starts, so that an overtaken one can see that it was
    this.startOnIdle = false;
    this.onStart = onStart;
    this.onReady = onReady;

    const isLesson = panel.context.model.getMetadata("empathy_in_practice").lesson !== undefined;
    this.banner = new Banner(words, {
      onButton: () => (this.banner.state.startsWith("changed") ? this.putBack() : this.startAgain()),
      // Every activity has this button; here it is always in sight, and asks no kernel.
      onPause: () => helpPanel().open(),
      onPutBack: isLesson ? () => this.putBack() : null, // an assignment came from the teacher, not with the course
      onShowCode: () => this.showCode(this.protection.on),
      ...buttons,
    });
    this.banner.attach(panel, Widget);
    this.banner.showsCode(false);

    // Closing the tab ends the kernel: answers are on disk, and on a shared server an idle kernel costs memory.
    this.session.kernelPreference = { ...this.session.kernelPreference, shutdownOnDispose: true };
    this.session.statusChanged.connect(this.onStatus, this);
    this.session.connectionStatusChanged.connect(this.onConnection, this);
    this.session.kernelChanged.connect(this.onKernel, this);
    panel.content.model.contentChanged.connect(this.onContent, this);
  }

  activityCells() {
    return this.panel.content.widgets.filter(isActivity);
  }

  showCode(shown) {
    this.protection.set(!shown);
    this.banner.showsCode(shown);
    if (shown) for (const cell of this.activityCells()) cell.inputHidden = false;
  }

  // ---- how it runs

  /**
   * Run the activities, and say how the lesson is then.
   * @param {function(): void} [onReady] says it where there is more to say
   */
  async start(onReady = () => this.banner.show("ready")) {
    const attempt = ++this.attempt;
    const overtaken = () => attempt !== this.attempt || this.panel.isDisposed;
    this.startOnIdle = false;
    this.onStart();
    // What is said of a crash stays until the lesson runs again: the new kernel may be there before anybody has read it.
    if (this.banner.state !== "restarting") this.banner.show("starting");
    const patience = setTimeout(() => overtaken() || this.banner.show("slow"), PATIENCE_MS);
    try {
      await this.session.ready;
      if (overtaken()) return;
      // Not waited for: the kernel takes it first, so that what is due today is due on the learner's day.
      const { timeZone = "" } = new Intl.DateTimeFormat().resolvedOptions();
      const ahead = `${-new Date().getTimezoneOffset()}`; // for a zone that the kernel's machine doesn't know yet
      ask(this.panel, "course_lib.kernel", "live_in", timeZone, ahead).catch(() => null);
      const complete = await this.runActivities(overtaken);
      const changed = !overtaken() && (await isChanged(this.panel));
      if (overtaken()) return;
      if (changed) this.banner.show(complete ? "changed" : "changed_incomplete");
      else if (complete) onReady();
      else this.banner.show("incomplete");
      this.onReady();
    } catch (reason) {
      // The kernel went away in the middle; its status or connection signal says what comes next.
      console.warn("Empathy in Practice: the start was interrupted.", reason);
    } finally {
      clearTimeout(patience);
    }
  }

  /**
   * Run all activity cells in order; true if none failed.
   * @param {function(): boolean} overtaken whether another start has begun, which runs them all itself
   */
  async runActivities(overtaken) {
    const waiting = this.activityCells();
    let complete = true;
    const work = async () => {
      for (let cell = waiting.shift(); cell && !overtaken(); cell = waiting.shift()) {
        let reply;
        // The kernel drops what was queued behind an error: one broken activity must not take the next along.
        do reply = await this.CodeCell.execute(cell, this.session);
        while (reply?.content.status === "aborted");
        complete &&= !reply || reply.content.status === "ok";
      }
    };
    // One cell runs and one waits, so the kernel is never idle. Were all sent at once, what the first activity asks
    // would wait behind the last.
    await Promise.all([work(), work()]);
    return complete;
  }

  /** Put the lesson back as it came, if that is wanted, and start it. */
  async putBack() {
    if (!(await isWanted(this.Dialog, this.words))) return;
    try {
      if (!this.session.session?.kernel) await this.startKernel();
      const answer = await putBack(this.panel);
      if (answer?.changed === false) {
        const state = answer.kept ? "restored_kept" : "restored";
        await this.start(() => this.banner.show(state, answer));
      } else {
        this.banner.show("not_restored", { problem: answer?.problem || this.words.not_known });
      }
    } catch (reason) {
      console.error("Empathy in Practice: the lesson could not be put back.", reason);
      this.banner.show("not_restored", { problem: this.words.no_answer });
    }
  }

  startKernel() {
    return this.session.changeKernel({ name: this.session.kernelPreference.name ?? "python3" });
  }

  async startAgain() {
    const { state } = this.banner;
    if (state === "unreachable") return window.location.reload();
    if (state === "cleared") return this.start();
    this.banner.show("starting");
    this.startOnIdle = true;
    try {
      if (this.session.session?.kernel) await this.session.restartKernel();
      else await this.startKernel();
      if (this.startOnIdle) this.start();
    } catch (reason) {
      console.error("Empathy in Practice: the kernel could not be started.", reason);
      this.banner.show("unreachable");
    }
  }

  /** Who sees the code may clear what it shows: then a lesson says how it comes back. */
  onContent() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (this.panel.isDisposed || this.session.session?.kernel?.status !== "idle") return;
      const bare = this.activityCells().some(isBare);
      if (bare && RUNNING.includes(this.banner.state)) this.banner.show("cleared");
      else if (!bare && this.banner.state === "cleared") this.banner.show("ready");
    }, REST_MS);
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
    const { state } = this.banner;
    if (status === "connecting" && RUNNING.includes(state)) this.banner.show("reconnecting");
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
