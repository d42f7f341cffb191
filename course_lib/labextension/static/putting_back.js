/**
 * A lesson that was changed or damaged, put back as it came.
 *
 * The kernel does it: course_lib/ops/lesson_copy.py. Where a lesson runs, the course is installed and the learner's folder
 * is the working folder, on the hub as at home; a server extension would need both once more, configuration to enable
 * it and an address to guard. The kernel needs nothing of the notebook, so it works without its first line too.
 */

/**
 * @typedef {{changed: boolean|null, kept: string, problem: string}} Answer
 * What course_lib says; `changed` is null for a notebook that is no lesson of this course.
 */

/**
 * Ask the kernel, without a trace in the notebook, in its history or among its names.
 * @param {Object} panel JupyterLab's NotebookPanel, its kernel running
 * @param {"look"|"put_back"} what
 * @returns {Promise<Answer|null>} null where there is no course to answer
 */
async function ask(panel, what) {
  const { lesson } = panel.context.model.getMetadata("empathy_in_practice") ?? {};
  if (typeof lesson !== "string") return null;
  const given = [panel.context.path.split("/").pop(), lesson].map((text) => JSON.stringify(text));
  const answer = `__import__("course_lib.ops.lesson_copy").ops.lesson_copy.${what}(${given.join(", ")})`;
  const request = { code: "", silent: true, store_history: false, user_expressions: { answer } };
  const reply = await panel.sessionContext.session.kernel.requestExecute(request).done;
  return reply.content.user_expressions?.answer?.data?.["application/json"] ?? null;
}

/**
 * Whether the lesson is no longer as it came.
 * @param {Object} panel
 * @returns {Promise<boolean>}
 */
export async function isChanged(panel) {
  return (await ask(panel, "look"))?.changed === true;
}

/**
 * Put the lesson back, on the disk and on the page.
 * @param {Object} panel
 * @returns {Promise<Answer|null>}
 */
export async function putBack(panel) {
  const { context } = panel;
  if (context.model.dirty) await context.save(); // so that the copy that is kept has the latest change too
  const answer = await ask(panel, "put_back");
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
