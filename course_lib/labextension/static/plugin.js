/**
 * The extension itself: which notebooks are lessons, and when each is looked at.
 *
 * A lesson is a notebook with the metadata {"empathy_in_practice": {"lesson": "<id>"}}; an assignment has
 * {"assignment": "<id>"} there and is started in the same way.
 */
import { Lesson } from "./lesson.js";
import { guardCommands, Protection } from "./protection.js";
import { saveOnlyChanges } from "./saving.js";
import { readWords } from "./words.js";

/**
 * @typedef {Object<string, Object<string, {get: function(): Promise<function(): Object>, loaded?: boolean}>>} Scope
 * JupyterLab's own modules: {name: {version: {get, loaded}}}.
 */

/**
 * The one copy of a module that JupyterLab itself uses: the version loaded already, else the newest.
 * @param {Scope} shared
 * @param {string} name
 * @returns {Promise<any>}
 */
async function sharedModule(shared, name) {
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

/**
 * The JupyterLab plugin.
 * @param {Scope} shared
 */
export async function plugin(shared) {
  const names = ["notebook", "cells", "apputils", "application"].map((name) => `@jupyterlab/${name}`);
  const modules = [...names, "@lumino/widgets"].map((name) => sharedModule(shared, name));
  const [[{ INotebookTracker }, { CodeCell }, { Dialog }, { ILabShell }, { Widget }], words] = await Promise.all([
    Promise.all(modules),
    readWords(),
  ]);
  return {
    id: "empathy-in-practice:start",
    description: "Starts a lesson of Empathy in Practice when it is opened.",
    autoStart: true,
    requires: [INotebookTracker],
    optional: [ILabShell], // Notebook 7 has none
    activate: (app, tracker, labShell) => {
      const protections = new WeakMap();
      guardCommands(app.commands, () => protections.get(tracker.currentWidget));
      let first = true;
      const opened = async (panel) => {
        await panel.context.ready;
        const ours = panel.context.model.getMetadata("empathy_in_practice");
        if (panel.isDisposed || typeof (ours?.lesson ?? ours?.assignment) !== "string") return;
        panel.addClass("eip-Lesson");
        const protection = new Protection(panel, app.commands, { hasOwnCode: ours.assignment !== undefined });
        protections.set(panel, protection);
        saveOnlyChanges(panel, protection);
        await seen(panel.node);
        if (panel.isDisposed) return;
        new Lesson(panel, protection, words, { CodeCell, Dialog, Widget });
        if (first && labShell) app.restored.then(() => giveRoom(labShell));
        first = false;
      };
      tracker.forEach(opened);
      tracker.widgetAdded.connect((_, panel) => opened(panel));
    },
  };
}
