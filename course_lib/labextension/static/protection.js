/**
 * While its code is hidden a lesson is there to be read and answered: no key, click, button or menu changes its cells.
 *
 * JupyterLab 4.6 has no such mode. A read-only document can be edited, only not saved, and whether a cell is
 * "editable" or "deletable" is asked by some commands and not by others. So the refusal stands where every change of
 * cells comes by, whichever way it was asked for: in the methods of the shared model. The rest is courtesy: read-only
 * cells show no cursor and open no Markdown, keys are the browser's, and menus and buttons that would do nothing are
 * disabled. "Show code" gives a tinkerer all of it back.
 */
import { inActivity, isActivity } from "./activities.js";

/** The methods of JupyterLab's shared models (@jupyter/ydoc) that change a notebook's cells, and a cell's source. */
const CHANGE_CELLS = ["insertCells", "deleteCellRange", "moveCells", "undo", "redo"];
const CHANGE_SOURCE = ["setSource", "updateSource", "undo", "redo"];

/** The commands on a notebook that change no cell; while a lesson is protected there are no others. */
const HARMLESS = new Set(
  [
    ...["run-cell", "run-cell-and-select-next", "run-all-cells", "run-all-above", "run-all-below"],
    ...["restart-kernel", "restart-run-all", "restart-and-run-to-selected", "interrupt-kernel", "reconnect-to-kernel"],
    ...["change-kernel", "get-kernel", "shutdown-kernel", "close-and-shutdown", "create-new", "trust"],
    ...["move-cursor-up", "move-cursor-down", "enter-command-mode", "copy-selected-text", "export-to-format"],
  ].map((name) => `notebook:${name}`),
);

/** And those that a learner needs in a code cell of their own. */
const WITHIN_OWN_CODE = new Set(
  ["enter-edit-mode", "undo", "redo", "cut-selected-text", "paste-text"].map((name) => `notebook:${name}`),
);

/** Commands that change a notebook and don't bear its name. */
const ELSEWHERE = new Set([
  "cell-toolbar:delete",
  "docmanager:restore-checkpoint",
  "documentsearch:startWithReplace",
]);

/** Below a code cell of the learner's own (own_code.js): Enter presses them. */
const BUTTONS = ".eip-OwnCode";

/** For Lumino: no shortcut is looked for when a key is pressed in an element with this mark. */
export const NO_SHORTCUTS = "data-lm-suppress-shortcuts";

/**
 * Let methods of a model do nothing while `refuses` says so.
 * @param {Object} model
 * @param {string[]} names
 * @param {function(): boolean} refuses
 */
function guard(model, names, refuses) {
  for (const name of names) {
    const method = model[name];
    model[name] = (...given) => (refuses() ? [] : method.apply(model, given)); // some callers want a list back
  }
}

/** The protection of one open lesson or assignment; `on` says whether it holds. */
export class Protection {
  /**
   * @param {Object} panel JupyterLab's NotebookPanel, its notebook read already
   * @param {Object} commands JupyterLab's command registry
   * @param {{hasOwnCode: boolean}} kind whether a code cell that is no activity is the learner's to write in,
   * as in an assignment
   * @param {function(): void} onSet is told whenever it is put on or taken off
   */
  constructor(panel, commands, { hasOwnCode }, onSet) {
    this.panel = panel;
    this.commands = commands;
    this.hasOwnCode = hasOwnCode;
    this.onSet = onSet;
    this.on = false;
    this.guarded = new WeakSet();
    this.labels = new WeakMap();
    this.focused = null;
    const { cells, sharedModel } = panel.content.model;
    const load = sharedModel.fromJSON;
    sharedModel.fromJSON = (notebook) => this.whileLoading(() => load.call(sharedModel, notebook));
    guard(sharedModel, CHANGE_CELLS, () => this.on);
    cells.changed.connect(() => this.tend());
    panel.node.addEventListener("focusin", (event) => this.keepKeys(event.target));
    this.set(true);
  }

  /**
   * Protect the lesson, or let it be changed.
   * @param {boolean} on
   */
  set(on) {
    this.on = on;
    this.panel.toggleClass("eip-mod-codeHidden", on);
    this.tend();
    this.commands.notifyCommandChanged();
    this.onSet();
  }

  /** What is read from the disk is no change by the learner. */
  whileLoading(load) {
    const { on } = this;
    this.on = false;
    try {
      load();
    } finally {
      this.on = on;
      this.tend();
    }
  }

  /**
   * Whether a cell is the learner's own to write in.
   * @param {Object} cell
   * @returns {boolean}
   */
  isOwn(cell) {
    return this.hasOwnCode && cell?.model.type === "code" && !isActivity(cell);
  }

  tend() {
    const openMarkdown = this.panel.content.notebookConfig.showEditorForReadOnlyMarkdown ?? true;
    for (const cell of this.panel.content.widgets) {
      const { sharedModel } = cell.model;
      if (!this.guarded.has(sharedModel)) {
        this.guarded.add(sharedModel);
        guard(sharedModel, CHANGE_SOURCE, () => this.on && !this.isOwn(cell));
      }
      cell.toggleClass("eip-Activity", isActivity(cell));
      // A screen reader is told that this is a "Markdown Cell Content": an author's word, and nothing to a learner.
      this.labels.set(cell, cell.node.ariaLabel ?? this.labels.get(cell) ?? null);
      cell.node.ariaLabel = this.on ? null : this.labels.get(cell);
      if (this.on && !this.isOwn(cell)) cell.readOnly = true;
      else cell.loadEditableState();
      if (cell.model.type === "markdown") cell.showEditorForReadOnly = !this.on && openMarkdown;
    }
  }

  /**
   * A key pressed in prose or in an activity is the browser's: it scrolls, types, copies. Else an X would cut a cell.
   * @param {Element} focused
   */
  keepKeys(focused) {
    const inOwn = (cell) => this.isOwn(cell) && cell.node.contains(focused);
    const own = !focused.closest(BUTTONS) && this.panel.content.widgets.some(inOwn);
    const kept = this.panel.content.node.contains(focused) && this.on && !own;
    // Lumino looks from the focused element upwards: on a parent the mark comes too late, and where one was left
    // behind it would reach into the cells below.
    this.focused?.removeAttribute(NO_SHORTCUTS);
    this.focused = focused;
    focused.toggleAttribute(NO_SHORTCUTS, kept || inActivity(focused));
  }

  /**
   * Whether a command may be used on this lesson now.
   * @param {string} command
   * @returns {boolean}
   */
  allows(command) {
    if (!this.on || HARMLESS.has(command)) return true;
    if (WITHIN_OWN_CODE.has(command)) return this.isOwn(this.panel.content.activeCell);
    return !command.startsWith("notebook:") && !ELSEWHERE.has(command);
  }
}

/**
 * Disable the commands that the lesson in front doesn't allow: in keys, menus and buttons, which all ask here.
 * @param {Object} commands JupyterLab's command registry
 * @param {function(): (Protection|undefined)} inFront the protection of the notebook that commands act on
 */
export function guardCommands(commands, inFront) {
  const isEnabled = commands.isEnabled.bind(commands);
  commands.isEnabled = (command, given) => (inFront()?.allows(command) ?? true) && isEnabled(command, given);
}
