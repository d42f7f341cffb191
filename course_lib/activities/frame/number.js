// Numbers as people type them.

/**
 * The number in a text, such as "12", ".35", "0,35" or "−.2"; null where there is none.
 * @param {string} text
 * @returns {number | null}
 */
export function typed(text) {
  const plain = text.replace(/\s/g, "").replace(/[−–]/g, "-").replace(",", ".").replace(/%$/, "");
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/**
 * A number as it is written in this course: so many decimals, and a proper minus.
 * @param {number} number
 * @param {number} decimals
 */
export function written(number, decimals) {
  return number.toFixed(decimals).replace("-", "−");
}
