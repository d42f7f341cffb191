/** Where a link in the course leads: to a notebook, and to a cell of it. Every other link is the browser's. */

import { element } from "./element.js";

/** What JupyterLab makes of a Markdown link: the address of the file, on a hub below the learner's own. */
const FILES = "/files/";

/**
 * @param {{href: string, cell?: string, here: string, origin: string}} link as it stands in the page, with the path of
 * the notebook that it stands in
 * @returns {{path: string, cell: string}|null}
 */
export function destination({ href, cell = "", here, origin }) {
  const folder = here.split("/").slice(0, -1);
  const page = new URL([FILES, ...folder.map((name) => `${encodeURIComponent(name)}/`)].join(""), origin);
  if (!URL.canParse(href, page)) return null;
  const url = new URL(href, page);
  const at = url.pathname.indexOf(FILES);
  if (url.origin !== origin || at < 0 || !url.pathname.endsWith(".ipynb")) return null;
  const fragment = /^#cell-id=(.+)$/.exec(url.hash);
  if (url.hash && !fragment) return null; // to a heading by its words: JupyterLab finds it
  return {
    path: decodeURIComponent(url.pathname.slice(at + FILES.length)),
    cell: cell || decodeURIComponent(fragment?.[1] ?? ""),
  };
}

/**
 * The link that was clicked, if it is to open in this window: with Ctrl or the middle button a browser opens another.
 * @param {MouseEvent} event
 * @returns {HTMLAnchorElement|null}
 */
export function clickedLink(event) {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const link = plain && event.target instanceof Element ? event.target.closest("a[href]") : null;
  return link instanceof HTMLAnchorElement && !link.hasAttribute("download") ? link : null;
}

/** Where the lessons lie, and the page that links are drawn for. */
let lessons = "";
let page = "";

/**
 * From now on links are drawn for another page.
 * @param {string} folder that the lessons lie in
 * @param {string} path the page's
 */
export function standAt(folder, path) {
  lessons = folder;
  page = path;
}

/**
 * The address of a file as a page says it: both are paths from the server's root.
 * @param {string} path
 * @param {string} here
 */
export function wayTo(path, here) {
  const [folder, own] = [path, here].map((one) => one.split("/").slice(0, -1).join("/"));
  const up = folder === own ? "" : "../".repeat(own ? own.split("/").length : 0);
  const rest = folder === own ? path.split("/").slice(-1) : path.split("/");
  return up + rest.map(encodeURIComponent).join("/");
}

/**
 * The address of a file of the course, for the page that links are drawn for.
 * @param {string} file beside the lessons; "" is that page itself
 */
export function addressOf(file) {
  return file && wayTo(lessons ? `${lessons}/${file}` : file, page);
}

/**
 * A link to a place in the course, of the window's own.
 * @param {string} file beside the lessons; "" is the page that the link is drawn for
 * @param {string} cell
 * @param {string} [text]
 */
export function linkTo(file, cell, text = "") {
  const link = element("a", "", text);
  link.href = addressOf(file);
  link.dataset.eipFile = file;
  if (cell) link.dataset.eipCell = cell;
  return link;
}
