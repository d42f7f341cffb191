/**
 * A lesson that was changed or damaged, put back as it came.
 *
 * The kernel does it: course_lib/ops/lesson_copy.py. It needs nothing of the notebook, so it works without its first
 * line too.
 */
import { ask } from "./asking.js";

/**
 * @typedef {{changed: boolean|null, kept: string, problem: string}} Answer
 * What course_lib says; `changed` is null for a notebook that is no lesson of this course.
 */

/**
 * @param {Object} panel JupyterLab's NotebookPanel, its kernel running
 * @param {"look"|"put_back"} what
 * @returns {Promise<Answer|null>} null where there is no course to answer
 */
async function askOfLesson(panel, what) {
  const { lesson } = panel.context.model.getMetadata("empathy_in_practice") ?? {};
  if (typeof lesson !== "string") return null;
  return ask(panel, "course_lib.ops.lesson_copy", what, panel.context.path.split("/").pop(), lesson);
}

/**
 * Whether the lesson is no longer as it came.
 * @param {Object} panel
 * @returns {Promise<boolean>}
 */
export async function isChanged(panel) {
  return (await askOfLesson(panel, "look"))?.changed === true;
}

/**
 * Put the lesson back, on the disk and on the page.
 * @param {Object} panel
 * @returns {Promise<Answer|null>}
 */
export async function putBack(panel) {
  const { context } = panel;
  if (context.model.dirty) await context.save(); // so that the copy that is kept has the latest change too
  const answer = await askOfLesson(panel, "put_back");
  if (answer?.changed === false) await context.revert();
  return answer;
}

/**
 * Ask the learner. Enter and Escape leave the lesson as it is.
 * @param {Object} Dialog JupyterLab's class
 * @param {import("./words.js").Words} words
 * @returns {Promise<boolean>}
 */
export async function isWanted(Dialog, words) {
  const dialog = new Dialog({
    title: words.put_back_title,
    body: words.put_back_says,
    buttons: [Dialog.cancelButton({ label: words.put_back_no }), Dialog.okButton({ label: words.put_back_yes })],
    defaultButton: 0,
  });
  return (await dialog.launch()).button.accept;
}
