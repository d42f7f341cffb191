/**
 * The extension itself: which notebooks are lessons, and when each is looked at.
 *
 * A lesson is a notebook with the metadata {"empathy_in_practice": {"lesson": "<id>"}}; an assignment has
 * {"assignment": "<id>"} there and is started in the same way.
 */
import { Course } from "./course.js";
import { keepsWorkshop } from "./desk.js";
import { guardCommands, Protection } from "./protection.js";
import { read } from "./reading.js";
import { saveOnlyChanges } from "./saving.js";
import { CourseWindow } from "./window.js";
import { readWords } from "./words.js";

const ID = "empathy-in-practice:start";

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

/**
 * The JupyterLab plugin.
 * @param {Scope} shared
 */
export async function plugin(shared) {
  const names = ["notebook", "cells", "apputils", "application", "settingregistry"].map(
    (name) => `@jupyterlab/${name}`,
  );
  const modules = [...names, "@lumino/widgets"].map((name) => sharedModule(shared, name));
  const [[{ INotebookTracker }, { CodeCell }, { Dialog }, { ILabShell }, { ISettingRegistry }, { Widget }], words] =
    await Promise.all([Promise.all(modules), readWords()]);
  return {
    id: ID,
    description: "Starts a lesson of Empathy in Practice when it is opened, in a window of its own.",
    autoStart: true,
    requires: [INotebookTracker],
    optional: [ILabShell, ISettingRegistry], // Notebook 7 has no such shell
    activate: (app, tracker, labShell, settings) => {
      const { commands, serviceManager } = app;
      const around = new CourseWindow(app, tracker, new Course(), words, { labShell, Widget });
      guardCommands(commands, () => around.known.get(tracker.currentWidget)?.protection);
      app.restored.then(() => around.begin());
      // A browser shows the focus that a page sets at its start as if a key had led there.
      const byKeyboard = () => document.body.classList.add("eip-mod-byKeyboard");
      window.addEventListener("keydown", byKeyboard, { capture: true, once: true });
      const opened = async (panel) => {
        await panel.context.ready;
        if (panel.isDisposed) return;
        const ours = panel.context.model.getMetadata("empathy_in_practice");
        if (typeof (ours?.lesson ?? ours?.assignment) !== "string") return around.add(panel, null);
        panel.addClass("eip-Lesson");
        const isLesson = ours.lesson !== undefined;
        // A page ends where it ends; a workshop scrolls one empty screen further. And the browser finds what is in it
        // (Ctrl+F), which it can't where cells out of view are taken off the page.
        const asPage = { scrollPastEnd: false, windowingMode: "contentVisibility" };
        panel.content.notebookConfig = { ...panel.content.notebookConfig, ...asPage };
        const protection = new Protection(panel, commands, { hasOwnCode: !isLesson }, () => around.arrange());
        saveOnlyChanges(panel, protection);
        const keeps = await keepsWorkshop(serviceManager.contents, panel.context.path, settings, ID);
        if (panel.isDisposed) return;
        const lesson = { panel, isLesson, protection, keepsWorkshop: keeps, banner: null, place: null };
        around.add(panel, lesson);
        await seen(panel.node);
        if (!panel.isDisposed) read(lesson, around, words, { CodeCell, Dialog, Widget });
      };
      tracker.forEach(opened);
      tracker.widgetAdded.connect((_, panel) => opened(panel));
    },
  };
}
