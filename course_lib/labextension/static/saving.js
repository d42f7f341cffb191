/**
 * A lesson that nobody changed has nothing to save.
 *
 * Running an activity, or merely starting a kernel, changes a notebook's outputs and metadata, and JupyterLab would
 * save that or ask "Save your work?" on closing. Both are made anew at each start; answers are the kernel's matter.
 */
import { isActivity } from "./activities.js";

/** What is worth saving: types and sources, and the outputs of code that isn't the course's. */
function worth(cells) {
  return JSON.stringify(
    cells.map((cell) => {
      const { cell_type, source, outputs } = cell.model.sharedModel.toJSON();
      return [cell_type, source, isActivity(cell) ? null : outputs];
    }),
  );
}

/**
 * @param {Object} panel JupyterLab's NotebookPanel, its notebook read already
 * @param {import("./protection.js").Protection} protection
 */
export function saveOnlyChanges({ node, content, context }, protection) {
  const { model } = context;
  let onDisk = worth(content.widgets);
  const look = () => {
    if (content.isDisposed) return;
    if (!model.dirty) onDisk = worth(content.widgets);
    else if (worth(content.widgets) === onDisk) model.dirty = false;
  };
  look();
  // Afterwards, for the signal may come in the middle of a change.
  model.stateChanged.connect((_, { name }) => name === "dirty" && queueMicrotask(look));

  const save = context.save.bind(context);
  context.save = async () => {
    if (protection.on && !model.dirty) return;
    const saved = worth(content.widgets);
    await save();
    if (model.isDisposed || model.dirty) return;
    // JupyterLab takes all as saved when an answer comes, also what was typed while it waited for it.
    onDisk = saved;
    if (worth(content.widgets) !== saved) model.dirty = true;
  };

  // Where JupyterLab takes no keys, Ctrl+S still saves the notebook, as everywhere else, and not the web page.
  node.addEventListener("keydown", (event) => {
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (!saves || event.defaultPrevented) return;
    event.preventDefault();
    context.save();
  });
}
