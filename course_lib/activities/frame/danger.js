// Words of danger. They are looked for in the page alone and are not written down.

/** How long a pause in the writing is, in milliseconds: nobody is cut off in a word. */
const PAUSE = 800;

/**
 * Which of the words of danger stand in a text.
 * @param {string} text
 * @param {string[]} risk_words
 */
export function dangers(text, risk_words) {
  const plain = (/** @type {string} */ words) =>
    ` ${words
      .toLowerCase()
      .replace(/['’-]/g, "")
      .replace(/[^a-z]+/g, " ")} `;
  const written = plain(text);
  return risk_words.filter((word) => written.includes(plain(word)));
}

/**
 * Call it with a text as it grows: at a pause in the writing, words of danger that were not there before are told, once
 * each.
 * @param {string[]} risk_words
 * @param {() => void} found
 */
export function watcher(risk_words, found) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  return (/** @type {string} */ text) => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const fresh = dangers(text, risk_words).filter((word) => !seen.has(word));
      for (const word of fresh) seen.add(word);
      if (fresh.length) found();
    }, PAUSE);
  };
}
