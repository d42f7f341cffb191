/** A term's meaning, shown where its link is pressed: the learner stays where they are. */

import { element } from "./element.js";
import { GLOSSARY } from "./finding.js";
import { clickedLink, linkTo } from "./links.js";
import { filled } from "./words.js";

/** Room around it, and the width of a window below which it lies at its lower edge, in pixels. */
const GAP = 8;
const NARROW = 560;

/** @type {Promise<import("./finding.js").Term[]>|null} */
let fetched = null;

/**
 * All terms, fetched when the first is asked for.
 * @returns {Promise<import("./finding.js").Term[]>}
 */
export function readTerms() {
  fetched ??= fetch(new URL("glossary.json", import.meta.url)).then((answer) => answer.json());
  fetched.catch(() => {
    fetched = null; // a connection that was lost may be there at the next press
  });
  return fetched;
}

/**
 * Whether a notebook is the glossary's page.
 * @param {string} path
 */
export function isGlossary(path) {
  return path.split("/").pop() === GLOSSARY;
}

export class Meaning {
  /**
   * @param {import("./words.js").Words} words
   * @param {function({file: string, cell: string}): void} onLink is told where a link in it leads
   */
  constructor(words, onLink) {
    this.words = words;
    this.node = element("div", "eip-Meaning");
    this.node.popover = "auto";
    this.node.tabIndex = -1;
    this.node.setAttribute("role", "dialog");
    this.node.addEventListener("click", (event) => {
      const link = clickedLink(event);
      if (!link?.dataset.eipCell) return;
      event.preventDefault();
      this.node.hidePopover();
      onLink({ file: link.dataset.eipFile ?? "", cell: link.dataset.eipCell });
    });
    // What is read scrolls away from under it.
    const scrolled = ({ target }) => target !== this.node && this.node.hidePopover();
    this.node.addEventListener("toggle", ({ newState }) => {
      if (newState === "open") document.addEventListener("scroll", scrolled, { capture: true });
      else document.removeEventListener("scroll", scrolled, { capture: true });
    });
    document.body.append(this.node);
  }

  /**
   * Show a term beside its link.
   * @param {string} id
   * @param {HTMLElement} link
   * @returns {Promise<boolean>} false where there is nothing to show
   */
  async show(id, link) {
    const term = await readTerms()
      .then((terms) => terms.find((one) => one.id === id))
      .catch(() => undefined);
    if (!term) return false;
    this.draw(term);
    this.node.showPopover();
    this.place(link.getClientRects()[0] ?? link.getBoundingClientRect());
    this.node.focus({ preventScroll: true });
    return true;
  }

  /** @param {import("./finding.js").Term} term */
  draw({ id, term, also, means, at }) {
    const { words } = this;
    this.node.setAttribute("aria-label", term);
    const ways = element("p", "eip-Meaning-ways");
    if (at) {
      const values = { number: at.file.slice(0, 2), section: at.title };
      ways.append(linkTo(at.file, at.cell, filled(words.taught, values)));
    }
    ways.append(linkTo(GLOSSARY, id, words.in_glossary));
    const close = element("button", "eip-Meaning-close", words.close);
    close.type = "button";
    close.addEventListener("click", () => this.node.hidePopover());
    this.node.replaceChildren(
      element("p", "eip-Meaning-term", term),
      ...(also.length > 0 ? [element("p", "eip-Meaning-also", filled(words.also, { names: also.join(", ") }))] : []),
      element("p", "", means),
      ways,
      close,
    );
  }

  /**
   * Below the link, or above it where there is more room; on a phone at the lower edge.
   * @param {DOMRect} link
   */
  place({ left, top, bottom }) {
    const { offsetWidth: width, offsetHeight: height, style } = this.node;
    const { innerWidth, innerHeight } = window;
    const narrow = innerWidth < NARROW;
    const below = bottom + GAP + height <= innerHeight || top < height + GAP;
    const y = narrow ? innerHeight - height - GAP : below ? bottom + GAP : top - height - GAP;
    style.left = `${narrow ? GAP : Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`;
    style.top = `${Math.max(GAP, Math.min(y, innerHeight - height - GAP))}px`;
  }
}
