/** A lesson or an assignment that is read: it starts, its place is found again, and from then on both are followed. */

import { Lesson } from "./lesson.js";
import { OwnCode } from "./own_code.js";
import { Place } from "./place.js";
import { filled } from "./words.js";

/** nbgrader's list, where it is installed: a learner fetches and hands in there, and its menu is put away. */
const ASSIGNMENTS = "nbgrader:open-assignment-list";

/** The line of an activity that says that an answer is on disk (activities/frame/frame.js). */
const SAVED = '.eip-status[data-state="saved"]';
const PAUSE_MS = 1500;

/**
 * @param {import("./window.js").Opened} opened its panel in view
 * @param {import("./window.js").CourseWindow} around
 * @param {import("./words.js").Words} words
 * @param {Object} jupyter the classes of JupyterLab that are used
 */
export async function read(opened, around, words, jupyter) {
  const { panel, protection } = opened;
  const { commands } = around.app;
  const { course } = around;

  const place = new Place(panel, (cell) => {
    if (opened.isLesson) course.stay(panel, cell);
    else course.note(panel.context.path, cell); // an assignment is no place of the course
    lesson.banner.moved(around.section(opened)?.cell ?? "");
    around.draw();
  });
  const lesson = new Lesson(panel, protection, words, jupyter, {
    onStart: () => place.hold(),
    onReady: async () => {
      if (!opened.isLesson) return;
      await course.refresh(panel);
      const kept = course.told?.place;
      const elsewhere = kept && kept.file === panel.context.path.split("/").pop() && kept.cell !== place.cell;
      if (elsewhere && !place.touched) goBack(kept.cell); // from another browser, or a day ago
    },
    onContents: () => around.fold.toggle(),
    onAssignments: commands.hasCommand(ASSIGNMENTS) ? () => commands.execute(ASSIGNMENTS) : null,
  });

  async function goBack(cell) {
    if (!(await place.goTo(cell, { asked: false }))) return;
    const section = around.section(opened);
    if (section && section.level > 1) {
      const says = filled(words.back, { section: section.title });
      lesson.banner.showReturn(says, words.to_top, () => place.goTo(place.first, { asked: true }), section.cell);
    }
    around.draw();
  }

  opened.banner = lesson.banner;
  opened.place = place;
  lesson.start();
  around.fold.tell();
  around.draw();
  if (opened.isLesson) whenSaved(panel, () => course.refresh(panel));
  else new OwnCode(opened, words, jupyter);
  if (!around.navigation.arrive(place, panel.context.path)) await goBack(course.placeIn(panel.context.path));
  place.watch();
}

/**
 * Tell when an answer is on disk and the learner has paused: then there may be a tick more, and minutes less.
 * @param {Object} panel
 * @param {function(): void} tell
 */
function whenSaved(panel, tell) {
  let timer = 0;
  const saved = new MutationObserver((changes) => {
    if (!changes.some(({ target }) => target.matches(SAVED))) return;
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE_MS);
  });
  saved.observe(panel.content.node, { subtree: true, attributes: true, attributeFilter: ["data-state"] });
  panel.disposed.connect(() => saved.disconnect());
}
