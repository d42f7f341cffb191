/** What the outline and the bookmarks have to know of the lesson in front. */
import { headingsOf, sectionOf } from "./contents.js";

/**
 * An open lesson's file and id, its cells in order, its headings, the cell in view and what that is called.
 * @param {import("./window.js").Opened} opened
 */
export function openOf({ panel, place }) {
  const cells = panel.content.widgets;
  const markdown = cells.filter((cell) => cell.model.type === "markdown");
  const order = cells.map((cell) => cell.model.id);
  const headings = headingsOf(markdown.map(({ model }) => ({ id: model.id, source: model.sharedModel.getSource() })));
  const cell = place?.cell ?? order[0] ?? "";
  const activity = cells[order.indexOf(cell)]?.node.querySelector("section.eip h3")?.textContent;
  return {
    file: panel.context.path.split("/").pop(),
    lesson: panel.context.model.getMetadata("empathy_in_practice").lesson ?? "",
    ...{ order, headings, cell, name: activity || sectionOf(headings, order, cell)?.title },
  };
}
