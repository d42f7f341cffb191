// One of a few, chosen from pills in a row: native radio buttons, so that Tab reaches the row and the arrows choose in it.

import { h, prose, unique } from "./dom.js";

/** @typedef {{ id: string, name: string, means?: string }} Choice  `means` is HTML */

/**
 * What the chosen one means stands below the row, so that nobody has to look it up elsewhere.
 * @param {Choice[]} choices
 * @param {object} of
 * @param {string} of.label
 * @param {string} of.describedBy  the id of what is chosen for
 * @param {string} [of.chosen]
 * @param {(id: string) => void} of.onchoose
 */
export function pills(choices, { label, describedBy, chosen, onchoose }) {
  const name = unique("pill");
  const means = h("div", { class: "eip-means" });
  const inputs = choices.map(({ id }) =>
    h("input", { type: "radio", name, value: id, checked: id === chosen, onchange: () => choose(id) }),
  );
  const element = h(
    "fieldset",
    { class: "eip-pills", "aria-label": label, "aria-describedby": describedBy },
    h(
      "div",
      {},
      choices.map((one, index) => h("label", {}, inputs[index], h("span", {}, one.name))),
    ),
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
    focus: () => (inputs.find((input) => input.checked) ?? inputs[0]).focus(),
  };
}
