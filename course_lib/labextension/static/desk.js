/**
 * Whose desk this is. A learner reads lessons in a window of their own; an instructor's or an author's JupyterLab stays
 * as it is.
 *
 * The rule: JupyterLab's setting "Empathy in Practice: Window" decides. Where it says "auto", as it does at first, the
 * desk is an instructor's if the folder that the lesson lies in holds nbgrader's own settings, as a course's folder does.
 * Whatever it says, notebooks that are no lessons, assignments among them, are shown in the ordinary window: code is
 * written there, and handed in by nbgrader's menu.
 */

const MARK = "nbgrader_config.py";

/**
 * @param {"auto"|"lesson"|"workshop"} wanted the setting
 * @param {string[]} names what lies in the lesson's folder
 * @returns {boolean} whether JupyterLab keeps its menus beside a lesson
 */
export function isWorkshop(wanted, names) {
  return wanted === "auto" ? names.includes(MARK) : wanted === "workshop";
}

/**
 * @param {{get: (path: string) => Promise<{content: {name: string}[]}>}} contents JupyterLab's contents manager
 * @param {string} folder that the lesson lies in
 * @param {{load: (plugin: string) => Promise<any>}|null} settings JupyterLab's settings registry
 * @param {string} plugin the id whose settings they are
 * @returns {Promise<boolean>}
 */
export async function keepsWorkshop(contents, folder, settings, plugin) {
  try {
    const wanted = (await settings?.load(plugin))?.get("window").composite ?? "auto";
    const names = wanted === "auto" ? (await contents.get(folder)).content.map(({ name }) => name) : [];
    return isWorkshop(wanted, names);
  } catch (reason) {
    console.warn("Empathy in Practice: whose desk this is could not be told; it is taken as a learner's.", reason);
    return false;
  }
}
