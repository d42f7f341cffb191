/**
 * Whose desk this is. A learner reads lessons and works at assignments in a window of their own; an instructor's or an
 * author's JupyterLab stays as it is.
 *
 * The rule: JupyterLab's setting "Empathy in Practice: Window" decides. Where it says "auto", as it does at first, the
 * desk is an instructor's if nbgrader's own settings lie beside the notebook or in a folder above it, as they do in a
 * course's folder. Whatever it says, other notebooks are shown in the ordinary window.
 */

const MARK = "nbgrader_config.py";

/**
 * @param {"auto"|"lesson"|"workshop"} wanted the setting
 * @param {string[]} names what lies in the notebook's folder, and in those above
 * @returns {boolean} whether JupyterLab keeps its menus beside the notebook
 */
export function isWorkshop(wanted, names) {
  return wanted === "auto" ? names.includes(MARK) : wanted === "workshop";
}

/**
 * @param {{get: (path: string) => Promise<{content: {name: string}[]}>}} contents JupyterLab's contents manager
 * @param {string} path the notebook's
 * @param {{load: (plugin: string) => Promise<any>}|null} settings JupyterLab's settings registry
 * @param {string} plugin the id whose settings they are
 * @returns {Promise<boolean>}
 */
export async function keepsWorkshop(contents, path, settings, plugin) {
  try {
    const wanted = (await settings?.load(plugin))?.get("window").composite ?? "auto";
    const folders = wanted === "auto" ? foldersOf(path).map((folder) => contents.get(folder)) : [];
    const names = (await Promise.all(folders)).flatMap(({ content }) => content.map(({ name }) => name));
    return isWorkshop(wanted, names);
  } catch (reason) {
    console.warn("Empathy in Practice: whose desk this is could not be told; it is taken as a learner's.", reason);
    return false;
  }
}

/**
 * The folders that a file lies in, from its own to the server's root.
 * @param {string} path
 * @returns {string[]}
 */
export function foldersOf(path) {
  const above = path.split("/").slice(0, -1);
  return [...above, ""].map((_, depth) => above.slice(0, above.length - depth).join("/"));
}
