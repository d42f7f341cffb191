// A file that the browser saves. It is made in the page, and lies on no server.

import { h } from "./dom.js";

/**
 * @param {string} name  of the file
 * @param {string} type  such as text/html
 * @param {string} text
 */
export function download(name, type, text) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}
