// A telephone number or an address on the web, in a line of text, as a link that can be pressed.

import { h } from "./dom.js";

/** The name of a site, or a number of three digits or more, with spaces within it. */
const LINK = /(?<site>\b[a-z0-9-]+(?:\.[a-z]+)+\b)|(?<number>\d(?: ?\d){2,})/g;
/** A number that can only be texted, not called. */
const TEXT_ALONE = /\btext $/;
const CALL_OR_TEXT = /call or text $/i;

/**
 * The line in parts: what is text, and where a part leads to.
 * @param {string} line
 * @returns {{ text: string, href?: string }[]}
 */
export function parts(line) {
  /** @type {{ text: string, href?: string }[]} */
  const found = [];
  let from = 0;
  for (const match of line.matchAll(LINK)) {
    const before = line.slice(from, match.index);
    const [text] = match;
    if (before) found.push({ text: before });
    found.push({ text, href: match.groups?.site ? `https://${text}` : dialled(text, before) });
    from = match.index + text.length;
  }
  const rest = line.slice(from);
  return rest ? [...found, { text: rest }] : found;
}

/**
 * @param {string} number
 * @param {string} before  what stands before it
 */
function dialled(number, before) {
  const texted = TEXT_ALONE.test(before) && !CALL_OR_TEXT.test(before);
  return `${texted ? "sms" : "tel"}:${number.replaceAll(" ", "")}`;
}

/**
 * The line, its links to be pressed.
 * @param {string} line
 */
export function linked(line) {
  return parts(line).map(({ text, href }) => {
    if (!href) return text;
    const away = href.startsWith("https:") ? { target: "_blank", rel: "noopener noreferrer" } : {};
    return h("a", { href, ...away }, text);
  });
}
