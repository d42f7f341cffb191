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

/**
 * A link to a place in the course, of the window's own.
 * @param {string} file
 * @param {string} cell
 * @param {string} [text]
 */
export function linkTo(file, cell, text = "") {
  const link = element("a", "", text);
  link.href = file.split("/").map(encodeURIComponent).join("/");
  if (cell) link.dataset.eipCell = cell;
  return link;
}
