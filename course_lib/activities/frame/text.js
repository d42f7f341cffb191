// Text and numbers as a learner reads them.

/**
 * Fill in {braces}: fill("Saved {time}", { time: "14:02" }). What has no value stays as it is.
 * @param {string} text
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * The learner's own wall clock.
 * @param {string} iso  a moment as the record keeps it
 */
export function clock(iso) {
  return new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/**
 * A time as a learner reads it, with its day and its zone.
 * @param {string} at
 */
export function moment(at) {
  const day = /** @type {const} */ ({ day: "numeric", month: "long", year: "numeric" });
  const time = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  return new Date(at).toLocaleString("en-GB", { ...day, ...time });
}

/** The learner's time zone, by name: the kernel may run in another. */
export const zone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * A day as one would say it, such as “Monday 30 November”, with the year where that is asked for.
 * @param {Date} date
 * @param {{ year?: boolean }} [options]
 */
export function spokenDay(date, { year = false } = {}) {
  const long = /** @type {const} */ ({ weekday: "long", day: "numeric", month: "long" });
  return date.toLocaleDateString("en-GB", year ? { ...long, year: "numeric" } : long);
}

/**
 * How many words a text has: runs of anything but white space.
 * @param {string} text
 */
export function countWords(text) {
  return text.split(/\s+/).filter(Boolean).length;
}

/**
 * A share from 0 to 1 in whole per cent.
 * @param {number} share
 */
export function percent(share) {
  return Math.round(share * 100);
}

/**
 * Points as they are told: whole, or with one decimal.
 * @param {number} got
 */
export function points(got) {
  return `${Math.round(got * 10) / 10}`;
}

/**
 * What is wrong with the length of a text, in the learner's words; nothing where it has enough words and not too many.
 * @param {string} text
 * @param {number[]} limits  the fewest and the most words
 * @param {Record<string, string>} words
 */
export function wrongLength(text, [fewest, most], words) {
  const count = countWords(text);
  return count < fewest ? words.too_short : count > most ? words.too_long : "";
}
