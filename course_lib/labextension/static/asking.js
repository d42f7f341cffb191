/**
 * Questions to the kernel, without a trace in the notebook, in its history or among its names.
 *
 * Where a lesson runs, the course is installed and the learner's folder is the working folder, on the hub as at home. A
 * server extension would need both once more, configuration to enable it and an address to guard.
 */

/**
 * @param {Object} panel JupyterLab's NotebookPanel
 * @param {string} module a module of the course, such as `course_lib.kernel`
 * @param {string} verb a function in it
 * @param {...string} given what it is given
 * @returns {Promise<Object|null>} what it says as JSON; null where there is no kernel, or no course to answer
 */
export async function ask(panel, module, verb, ...given) {
  const kernel = panel.sessionContext.session?.kernel;
  if (!kernel) return null;
  const [, ...inside] = module.split(".");
  const asked = [...inside, verb].join(".");
  const answer = `__import__("${module}").${asked}(${given.map((text) => JSON.stringify(text)).join(", ")})`;
  const request = { code: "", silent: true, store_history: false, user_expressions: { answer } };
  const reply = await kernel.requestExecute(request).done;
  return reply.content.user_expressions?.answer?.data?.["application/json"] ?? null;
}
