/**
 * Opening a lesson starts it: in JupyterLab 4 and in Notebook 7.
 *
 * A lesson is a notebook with the metadata {"empathy_in_practice": {"lesson": "<id>"}}; an assignment has
 * {"assignment": "<id>"} there and is started in the same way. This file hides the
 * code of its activities, runs them as soon as the kernel is there, and says in one line how the lesson is.
 *
 * It never runs anything but the activity cells defined below, so a notebook from a stranger that carries our
 * metadata can do no more than call the course. It never writes the notebook: answers are the kernel's matter.
 *
 * There is no bundler. JupyterLab loads this file as a "Module Federation container", which is nothing but an
 * object with init and get; both are at the end of the file.
 */
"use strict";

(() => {
  /** A line an activity cell may have. A cell with any other line is never run by itself. */
  const ACTIVITY_LINE = /^(import course_lib as course|course\.[a-z]+\(("[A-Za-z0-9-]*")?\)|)$/;

  const IN_ACTIVITY = ".eip-Activity .jp-Cell-outputArea";
  const PATIENCE_MS = 60_000;

  /** What the one line at the top says, and the button beside it, if there is one. */
  const SAYINGS = {
    starting: { text: "Starting your lesson…" },
    ready: { text: "Ready." },
    restarting: { text: "The lesson stopped. Your saved answers are safe. It is starting again by itself…" },
    reconnecting: { text: "The connection was lost. Your saved answers are safe. Trying to reconnect…" },
    stopped: { text: "The lesson stopped. Your saved answers are safe.", button: "Start the lesson again" },
    slow: { text: "Your lesson is taking unusually long to start.", button: "Start the lesson again" },
    incomplete: {
      text: "Part of this lesson could not start. Your saved answers are safe.",
      button: "Start the lesson again",
    },
    unreachable: {
      text: "The lesson could not be started. Your saved answers are safe. Reloading the page often helps.",
      button: "Reload the page",
    },
  };

  function isActivity(source) {
    const lines = source.split("\n").map((line) => line.trimEnd());
    return lines.some((line) => line !== "") && lines.every((line) => ACTIVITY_LINE.test(line));
  }

  /** The line at the top of a lesson: a status that is read aloud, at most one button, and "Show code". */
  class Banner {
    constructor({ onButton, onPause, onShowCode }) {
      this.node = document.createElement("div");
      this.node.className = "eip-Banner";
      this.status = document.createElement("span");
      this.status.setAttribute("role", "status");
      this.button = this.addButton("eip-Banner-action", onButton);
      this.button.hidden = true;
      this.pause = this.addButton("eip-Banner-pause", onPause);
      this.pause.textContent = "Pause or get help";
      this.pause.hidden = true;
      this.code = this.addButton("eip-Banner-code", onShowCode);
      this.node.append(this.status, this.button, this.pause, this.code);
    }

    addButton(className, onClick) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = className;
      button.addEventListener("click", onClick);
      return button;
    }

    show(state) {
      const { text, button } = SAYINGS[state];
      this.node.dataset.state = state;
      this.status.textContent = text;
      this.button.textContent = button ?? "";
      this.button.hidden = !button;
    }
  }

  /** One open lesson. It starts when made, follows its kernel, and ends with the panel. */
  class Lesson {
    constructor(panel, { CodeCell, Dialog, Widget }) {
      this.panel = panel;
      this.session = panel.sessionContext;
      this.CodeCell = CodeCell;
      this.Dialog = Dialog;
      this.attempt = 0; // counts the starts, so that an overtaken one can see that it was
      this.startOnIdle = false;

      this.banner = new Banner({
        onButton: () => this.startAgain(),
        // Every activity has this button; here it is always in sight. The first one's panel belongs to no exercise.
        onPause: () => this.panel.node.querySelector(".eip-pause")?.click(),
        onShowCode: () => this.showCode(!this.codeShown),
      });
      const header = new Widget({ node: this.banner.node });
      panel.contentHeader.addWidget(header);
      // A Lumino box gives a child its minimum height and no more; on a narrow page our line wraps to several.
      const fit = new ResizeObserver(() => this.fitBanner(header));
      for (const part of this.banner.node.children) fit.observe(part);
      panel.disposed.connect(() => fit.disconnect());

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
      return this.panel.content.widgets.filter(
        (cell) => cell.model.type === "code" && isActivity(cell.model.sharedModel.getSource()),
      );
    }

    showCode(shown) {
      this.codeShown = shown;
      this.panel.toggleClass("eip-mod-codeHidden", !shown);
      this.banner.code.textContent = shown ? "Hide code" : "Show code";
      for (const cell of this.activityCells()) {
        cell.addClass("eip-Activity");
        if (shown) cell.inputHidden = false;
      }
    }

    /** A key pressed in an activity belongs to it: else an X in a focused card would cut the whole cell. */
    keepKeys({ target }) {
      // JupyterLab looks for this mark on the focused element first; on a parent it would come too late.
      if (target.closest(IN_ACTIVITY)) target.dataset.lmSuppressShortcuts = "true";
    }

    /** Ctrl+S in an activity saves the notebook, as everywhere else, and not the web page. */
    saveOnCtrlS(event) {
      const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
      if (!saves || !event.target.closest(IN_ACTIVITY)) return;
      event.preventDefault();
      this.panel.context.save();
    }

    /** A double click selects a word to read; it does not turn the text into its Markdown source. */
    keepText(event) {
      if (!this.codeShown && event.target.closest(".jp-MarkdownCell")) event.stopPropagation();
    }

    fitBanner(header) {
      const { top } = this.banner.node.getBoundingClientRect();
      const bottoms = [...this.banner.node.children].map((part) => part.getBoundingClientRect().bottom);
      const height = `${Math.ceil(Math.max(...bottoms) - top) + 5}px`;
      if (this.banner.node.style.minHeight === height) return;
      this.banner.node.style.minHeight = height;
      header.parent?.fit();
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
      if (this.banner.node.dataset.state === "unreachable") {
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
      const state = this.banner.node.dataset.state;
      if (status === "connecting" && state === "ready") this.banner.show("reconnecting");
      else if (status === "connected" && state === "reconnecting") this.banner.show("ready");
      else if (status === "disconnected" && this.session.session?.kernel) this.banner.show("stopped");
    }

    onKernel(_, { oldValue, newValue }) {
      if (this.panel.isDisposed || this.banner.node.dataset.state === "starting") return;
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

  // ---- how JupyterLab finds us

  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = new URL("start.css", document.currentScript.src).href;
  document.head.append(styles);

  let shared; // JupyterLab's own modules: {name: {version: {get, loaded}}}

  /** The one copy of a module that JupyterLab itself uses: the version loaded already, else the newest. */
  async function sharedModule(name) {
    const versions = shared[name];
    const newestFirst = Object.keys(versions).sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
    const used = newestFirst.find((version) => versions[version].loaded) ?? newestFirst[0];
    return (await versions[used].get())();
  }

  /** A lesson in a tab behind starts when it is looked at: ten open tabs must not run ten lessons. */
  function seen(node) {
    return new Promise((resolve) => {
      const eye = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        eye.disconnect();
        resolve();
      });
      eye.observe(node);
    });
  }

  /** The page begins with the lesson alone; the side bars open again at a press, as always. */
  function giveRoom(labShell) {
    labShell.collapseLeft();
    labShell.collapseRight();
  }

  async function plugin() {
    const modules = ["notebook", "cells", "apputils", "application"].map((name) => `@jupyterlab/${name}`);
    const [{ INotebookTracker }, { CodeCell }, { Dialog }, { ILabShell }, { Widget }] = await Promise.all(
      [...modules, "@lumino/widgets"].map(sharedModule),
    );
    return {
      id: "empathy-in-practice:start",
      description: "Starts a lesson of Empathy in Practice when it is opened.",
      autoStart: true,
      requires: [INotebookTracker],
      optional: [ILabShell], // Notebook 7 has none
      activate: (app, tracker, labShell) => {
        let first = true;
        const opened = async (panel) => {
          await panel.context.ready;
          const ours = panel.context.model.getMetadata("empathy_in_practice");
          if (typeof (ours?.lesson ?? ours?.assignment) !== "string") return;
          await seen(panel.node);
          if (panel.isDisposed) return;
          new Lesson(panel, { CodeCell, Dialog, Widget });
          if (first && labShell) app.restored.then(() => giveRoom(labShell));
          first = false;
        };
        tracker.forEach(opened);
        tracker.widgetAdded.connect((_, panel) => opened(panel));
      },
    };
  }

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB["empathy-in-practice"] = {
    init: (scope) => {
      shared = scope;
    },
    get: async () => {
      const start = await plugin();
      return () => ({ __esModule: true, default: start });
    },
  };
})();
