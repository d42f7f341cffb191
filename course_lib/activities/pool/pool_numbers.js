// Numbers of studies as a learner reads them, and which studies stay in.

/**
 * @typedef {object} Study
 * @property {string} name
 * @property {number} r
 * @property {number} n
 * @property {[number, number]} interval
 * @property {string[]} of  what it is, for each feature in turn
 */

/**
 * Which studies stay in.
 * @typedef {object} Choice
 * @property {string[]} wanted  for each feature one of its values, or "" for any
 * @property {"" | "clear" | "touches"} own  where their own interval lies
 * @property {number[]} by_hand  the places of those that are taken out one by one
 */

/**
 * A correlation as journals print it: two decimals, and no 0 before the point.
 * @param {number} r
 */
export function printed(r) {
  return r.toFixed(2).replace("0.", ".").replace("-", "−");
}

/**
 * The same with three decimals, where little moves.
 * @param {number} value
 */
export function exact(value) {
  return value.toFixed(3).replace("0.", ".").replace("-", "−");
}

/**
 * Whether all of a study's own interval lies above 0.
 * @param {Study} study
 */
export const clear = (study) => study.interval[0] > 0;

/**
 * The places of the studies that are left out: by a feature, by their own interval, or one by one.
 * @param {Study[]} studies
 * @param {Choice} choice
 */
export function leftOut(studies, { wanted, own, by_hand }) {
  return studies.flatMap((study, place) => {
    const fits = wanted.every((value, feature) => !value || study.of[feature] === value);
    const reaches = !own || clear(study) === (own === "clear");
    return fits && reaches && !by_hand.includes(place) ? [] : [place];
  });
}
