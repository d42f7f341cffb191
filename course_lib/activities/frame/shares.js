// Shares: how likely each of several readings is. They are weighed as one likes, and add up to 1.

const PERCENT = 100;

/**
 * By reading. @typedef {Record<string, number>} Shares
 */

/**
 * Shares in whole per cent that add up to 100: what is cut off goes to the largest remainders.
 * @param {Shares} shares
 * @returns {Shares}
 */
export function percentages(shares) {
  const exact = Object.entries(shares).map(([id, share]) => {
    const whole = Math.floor(share * PERCENT);
    return { id, whole, rest: share * PERCENT - whole };
  });
  const left = PERCENT - exact.reduce((sum, one) => sum + one.whole, 0);
  const lucky = new Set([...exact].sort((a, b) => b.rest - a.rest).slice(0, left));
  return Object.fromEntries(exact.map((one) => [one.id, one.whole + (lucky.has(one) ? 1 : 0)]));
}

/**
 * The weights that would give such shares, as sliders from 0 to 100 have them.
 * @param {Shares} shares
 * @returns {Shares}
 */
export function weighed(shares) {
  return Object.fromEntries(Object.entries(shares).map(([id, share]) => [id, Math.round(share * PERCENT)]));
}

/**
 * The shares that weights give; null where nothing is weighed.
 * @param {Shares} weights
 * @returns {Shares | null}
 */
export function shared(weights) {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  if (!total) return null;
  return Object.fromEntries(Object.entries(weights).map(([id, weight]) => [id, weight / total]));
}
