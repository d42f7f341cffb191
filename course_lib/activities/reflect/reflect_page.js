// What was written in private, as a page to keep or to print. It is made here, so that nothing of it leaves the browser.

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
 * @param {string} style  that of all pages that a learner takes along
 */
export function page(title, day, parts, note, style) {
  const shown = parts.map((one) => `<h2>${escaped(one.name)}</h2><p class="typed" dir="auto">${escaped(one.text)}</p>`);
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style>` +
    `<h1>${escaped(title)}</h1><p><small>${escaped(day)}</small></p>${shown.join("")}` +
    `<p><small>${escaped(note)}</small></p></html>\n`
  );
}
