// Days on which to come back, told with their dates, and taken along for a calendar.

import { h } from "../frame/dom.js";
import { download } from "../frame/download.js";
import { fill, spokenDay } from "../frame/text.js";
import { calendar } from "./calendar.js";

/** @typedef {{ day: string, due: number }} Ahead  a day as 2026-11-30, and how many questions are due by then */

const FILE = "coming-back.ics";

/**
 * @param {Ahead[]} ahead
 * @param {{ words: Record<string, string>, say: (text: string) => void }} kit
 */
export function comingBack(ahead, { words, say }) {
  return h(
    "div",
    {},
    h("p", {}, words.ahead),
    h(
      "ul",
      {},
      ahead.map((one) => h("li", {}, line(one))),
    ),
    h("div", { class: "eip-row" }, h("button", { type: "button", onclick: take }, words.take_days)),
  );

  /** @param {Ahead} one */
  function line({ day, due }) {
    const said = due > 1 ? words.ahead_many : due ? words.ahead_one : words.ahead_none;
    return fill(said, { day: spokenDay(new Date(`${day}T12:00`)), count: due });
  }

  function take() {
    const days = ahead.map(({ day }) => ({ day, title: words.event, about: words.event_about }));
    download(FILE, "text/calendar", calendar(days, new Date()));
    say(fill(words.days_taken, { name: FILE }));
  }
}
