// Which of the browser's voices speak here, which of them a person has, and what of a line is said aloud.

/** What is needed of a voice of the browser. @typedef {Pick<SpeechSynthesisVoice, "name" | "lang" | "localService" | "default">} Voice */

/** So many voices are told apart; a third would hardly be another person's. */
const VOICES = 2;

/**
 * The English voices that speak on this computer, at most two. `localService` says that a voice does so: any other is
 * spoken by a company's server, to which the browser would send the client's words. Nothing may be sent anywhere, so
 * such a voice is not used, whatever it sounds like. The browser's own choice comes first, then British ones: others,
 * of which some systems have dozens, hold toys among them.
 * @template {Voice} One
 * @param {One[]} voices  all that the browser has
 * @returns {One[]}
 */
export function here(voices) {
  const rank = (/** @type {One} */ one) => (one.default ? 0 : /GB$/i.test(one.lang) ? 1 : 2);
  return voices
    .filter((one) => one.localService && /^en([-_]|$)/i.test(one.lang))
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
    .slice(0, VOICES);
}

/**
 * A person's voice, the same one whenever these voices are there. A person's name is theirs alone in this course.
 * @template One
 * @param {string} name
 * @param {One[]} voices
 * @returns {One | undefined}  nothing where there is no voice
 */
export function voiceOf(name, voices) {
  const sum = [...name].reduce((so_far, letter) => so_far + letter.charCodeAt(0), 0);
  return voices[sum % voices.length];
}

/**
 * The words of a line that are said: what is seen stands in brackets, and is not. Empty where nothing is said.
 * @param {string} line
 */
export function spoken(line) {
  const said = line
    .replace(/\[[^\]]*\]/g, " ")
    .replace(/[“”]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return /\p{Letter}/u.test(said) ? said : "";
}
