// Time that runs down and can be paused. What time it is now is passed in, in milliseconds.

/** @param {number} length */
export function countdown(length) {
  let before = 0;
  let since = /** @type {number | null} */ (null);
  let told = 0;

  const spent = (/** @type {number} */ now) => Math.min(length, before + (since === null ? 0 : now - since));

  return {
    spent,
    running: () => since !== null,
    go(/** @type {number} */ now) {
      since ??= now;
    },
    pause(/** @type {number} */ now) {
      before = spent(now);
      since = null;
    },
    /**
     * What has come since it was last asked, each once: half of the time, or its end.
     * @param {number} now
     * @returns {"half" | "end" | null}
     */
    due(now) {
      const past = spent(now) >= length ? 2 : spent(now) >= length / 2 ? 1 : 0;
      if (past <= told) return null;
      told = past;
      return past === 2 ? "end" : "half";
    },
  };
}
