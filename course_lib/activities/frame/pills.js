// One of a few, chosen from pills in a row: native radio buttons, so that Tab reaches the row and the arrows choose in it.

import { h, prose, unique } from "./dom.js";

/** @typedef {{ id: string, name: string, means?: string }} Choice  `means` is HTML */

/**
 * What the chosen one means stands below the row, so that nobody has to look it up elsewhere.
 * @param {Choice[]} choices
 * @param {object} of
 * @param {string} of.label
 * @param {boolean} [of.seen]  whether the label stands above the row
 * @param {string} of.describedBy  the id of what is chosen for
 * @param {string} [of.chosen]
 * @param {(id: string) => void} of.onchoose
 */
export function pills(choices, { label, seen = false, describedBy, chosen, onchoose }) {
  const name = unique("pill");
  const means = h("div", { class: "eip-means" });
  const inputs = choices.map(({ id }) =>
    h("input", { type: "radio", name, value: id, checked: id === chosen, onchange: () => choose(id) }),
  );
  const rows = choices.map((one, index) => h("label", {}, inputs[index], h("span", {}, one.name)));
  const element = h(
    "fieldset",
    { class: "eip-pills", "aria-label": !seen && label, "aria-describedby": describedBy },
    seen && h("legend", {}, label),
    h("div", {}, rows),
    means,
  );
  explain(chosen);

  function choose(/** @type {string} */ id) {
    explain(id);
    onchoose(id);
  }

  function explain(/** @type {string | undefined} */ id) {
    const said = choices.find((one) => one.id === id)?.means;
    means.replaceChildren(...(said ? [prose(said)] : []));
  }

  return {
    element,
    /** The chosen one's id; empty where none is. */
    value: () => inputs.find((input) => input.checked)?.value ?? "",
    /** The choice that lies under a point of the window, marked as that; empty where none does. */
    under: (/** @type {number} */ x, /** @type {number} */ y) => {
      const index = rows.indexOf(/** @type {any} */ (document.elementFromPoint(x, y)?.closest("label")));
      for (const one of rows) one.toggleAttribute("data-under", one === rows[index]);
      return choices[index]?.id ?? "";
    },
    /** Choose, as a press would. */
    choose: (/** @type {string} */ id) => {
      for (const input of inputs) input.checked = input.value === id;
      choose(id);
    },
    focus: () => (inputs.find((input) => input.checked) ?? inputs[0]).focus(),
    /** Nothing more is chosen; what is said of a choice stands in its pill, by id. */
    settle: (/** @type {Record<string, { right: boolean, text: string }>} */ said) => {
      choices.forEach(({ id, name: text }, index) => {
        const told = said[id];
        inputs[index].disabled = true;
        if (!told) return;
        rows[index].dataset.pill = told.right ? "right" : "wrong";
        rows[index].lastElementChild?.replaceChildren(text, h("small", {}, told.text));
      });
    },
  };
}
