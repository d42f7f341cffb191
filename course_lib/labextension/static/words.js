/** @typedef {Object<string, string>} Words What a learner reads; {braces} are filled in. */

/**
 * The words of the group `lesson` of data/words.yml: `words.json` is their copy for the browser, made by
 * `python -m course_lib tidy`, because a browser reads no YAML and the first words come before any kernel does.
 * @returns {Promise<Words>}
 */
export async function readWords() {
  return (await fetch(new URL("words.json", import.meta.url))).json();
}

/**
 * A text with its {braces} filled in.
 * @param {string} text
 * @param {Object<string, string>} values
 * @returns {string}
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
