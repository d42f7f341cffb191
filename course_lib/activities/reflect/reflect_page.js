// What was written in private, as a page to keep or to print. It is made here, so that nothing of it leaves the browser.

const STYLE = `
body { font: 16px/1.55 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #22302b; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 0.2rem; break-after: avoid; }
p { margin: 0.3rem 0; white-space: pre-wrap; }
small { color: #55635d; }
`;

/** @type {Record<string, string>} */
const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (mark) => MARKS[mark]);

/**
 * The page as HTML with nothing from outside. What was typed is text in it, line breaks and all.
 * @param {string} title
 * @param {string} day  the day on which it was made, in words
 * @param {{ name: string, text: string }[]} parts
 * @param {string} note  what stands below, such as where it comes from
 */
export function page(title, day, parts, note) {
  const shown = parts.map((one) => `<h2>${escaped(one.name)}</h2><p>${escaped(one.text)}</p>`);
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style>` +
    `<h1>${escaped(title)}</h1><p><small>${escaped(day)}</small></p>${shown.join("")}` +
    `<p><small>${escaped(note)}</small></p></html>\n`
  );
}
