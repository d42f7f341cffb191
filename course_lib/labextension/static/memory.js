/** What this browser remembers of the course. On a hub several people may use one browser, each at their own address. */

/** @returns {string} where the learner's server is: "/", or "/user/robin/" on a hub */
function base() {
  const config = document.getElementById("jupyter-config-data");
  return JSON.parse(config?.textContent || "{}").baseUrl ?? "/";
}

const named = (/** @type {string} */ name) => `empathy-in-practice:${base()}:${name}`;

/**
 * @param {string} name
 * @returns {any} null where nothing was remembered, or nothing can be
 */
export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(named(name)) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {any} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(named(name), JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: the kernel does, where there is one.
  }
}

/** @param {string[]} names */
export function forget(...names) {
  try {
    for (const name of names) localStorage.removeItem(named(name));
  } catch {
    // It keeps nothing.
  }
}

/**
 * Tell when another tab of this learner's remembers something else under this name.
 * @param {string} name
 * @param {function(): void} tell
 */
export function onElsewhere(name, tell) {
  window.addEventListener("storage", ({ key }) => key === named(name) && tell());
}
