// The desk on a page of its own: what it asks goes to the server that sent the page. There is no kernel.

/**
 * What stands in the place of a kernel's model.
 * @param {Record<string, string>} words
 * @param {string} unreached  what the marker reads where the server has no answer
 * @returns {import("../../activities/frame/kernel.js").Model}
 */
export function model(words, unreached) {
  const listeners = /** @type {Set<(answer: any) => void>} */ (new Set());
  const tell = (/** @type {object} */ answer) => {
    for (const hear of [...listeners]) hear(answer);
  };
  return {
    get: () => words,
    on: (_, listener) => void listeners.add(listener),
    off: (_, listener) => void listeners.delete(listener),
    send: (message) => void reach(message).then(tell, () => tell({ ...message, ok: false, says: unreached })),
  };
}

/** @param {object} message */
async function reach(message) {
  const token = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
  const answer = await fetch(location.href, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-XSRFToken": token },
    body: JSON.stringify(message),
  });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}
