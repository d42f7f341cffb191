// Days to come back, as a file that calendars read (iCalendar, RFC 5545). It is made here and sent nowhere.

/** How many bytes a line may have, by RFC 5545, 3.1. */
const LONGEST = 75;

/**
 * A whole day of a calendar; `day` as 2026-11-30. It keeps nobody's time: the learner still counts as free.
 * @typedef {{ day: string, title: string, about: string }} CalendarDay
 */

/**
 * The text of the file.
 * @param {CalendarDay[]} days
 * @param {Date} now  when it is made
 */
export function calendar(days, now) {
  const stamp = `${now.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
  const events = days.flatMap(({ day, title, about }) => [
    "BEGIN:VEVENT",
    `UID:${day}@empathy-in-practice`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(about)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Empathy in Practice//EN", ...events, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll("\n", "\\n");
}

/**
 * A long line goes on in the next one after a space, and never in the middle of a letter.
 * @param {string} line
 */
function folded(line) {
  const bytes = new TextEncoder();
  let [whole, room] = ["", LONGEST];
  for (const letter of line) {
    const size = bytes.encode(letter).length;
    if (size > room) [whole, room] = [`${whole}\r\n `, LONGEST - 1];
    [whole, room] = [whole + letter, room - size];
  }
  return whole;
}
