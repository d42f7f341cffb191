// What a page loads once for all activities of a kernel: it draws each by its kind.

import { forgetDrafts } from "./drafts.js";
import { FORGOTTEN, paintedAnew } from "./forgotten.js";
import { paint } from "./frame.js";

/**
 * @param {Record<string, import("./frame.js").Kind>} kinds
 */
export function frontEnd(kinds) {
  return {
    /** @param {{ model: import("./kernel.js").Model }} own  the model that all activities share */
    initialize: ({ model: shared }) => {
      // Before any activity is painted anew: what it had not sent yet would be sent as it goes.
      document.addEventListener(FORGOTTEN, forgetDrafts, { capture: true });
      return {
        /** @param {{ model: import("./kernel.js").Model, el: HTMLElement }} context */
        draw: (context) =>
          paintedAnew(context.el, () => paint(context, kinds[context.model.get("kind")], shared.get("help"))),
      };
    },
  };
}
