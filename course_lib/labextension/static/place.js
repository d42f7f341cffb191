/**
 * The learner's place in one open lesson: which cell is in view, and how it is found again.
 *
 * While a lesson starts its activities grow, and those above would push what is being read out of view. So the place is
 * held where it stands until the learner does something.
 */

/** Below the window's upper edge, in pixels: where a found place stands, and what is looked at to know the place. The
 * one lies just below the other, or a place that is found again would move on each time. */
const MARGIN = 12;
const EYE = 24;

/** What a learner does: from then on the page is theirs, and nothing scrolls by itself. */
const HANDS = ["wheel", "touchmove", "pointerdown", "keydown"];

const HEADINGS = ":is(h1, h2, h3, h4, h5, h6)";

export class Place {
  /**
   * @param {Object} panel JupyterLab's NotebookPanel, in view
   * @param {function(string): void} onMoved is told the cell in view, whenever it is another
   */
  constructor(panel, onMoved) {
    this.content = panel.content;
    this.onMoved = onMoved;
    this.cell = this.first;
    this.touched = false;
    this.held = null;
    this.sought = null; // on its way to be held, and not drawn yet
    this.resting = 0;
    this.scroller = this.content.outerNode;
    const release = () => {
      this.touched = true;
      this.held = this.sought = null;
    };
    for (const hand of HANDS) window.addEventListener(hand, release, { capture: true, passive: true });
    const grown = new ResizeObserver(() => this.align());
    grown.observe(this.content.viewportNode);
    // JupyterLab gives the focus to a cell while it opens a notebook.
    this.content.node.addEventListener("focusin", ({ target }) => {
      if (this.held?.found && (target === this.content.node || target.matches(".jp-Cell"))) this.focus();
    });
    panel.disposed.connect(() => {
      grown.disconnect();
      this.sought = null;
      for (const hand of HANDS) window.removeEventListener(hand, release, { capture: true });
    });
  }

  /** @returns {string} the id of the first cell, the top of the lesson */
  get first() {
    return this.content.widgets[0]?.model.id ?? "";
  }

  /** From now on the place is watched. Before it was found again, the top of the page is no place. */
  watch() {
    this.scroller.addEventListener("scroll", () => {
      clearTimeout(this.resting);
      this.resting = window.setTimeout(() => this.look(), 250);
    });
  }

  look() {
    const seen = this.inView();
    if (!seen || seen.model.id === this.cell) return;
    this.cell = seen.model.id;
    this.onMoved(this.cell);
  }

  /** @returns {Object|undefined} the uppermost cell in view */
  inView() {
    const { top, height } = this.scroller.getBoundingClientRect();
    const eye = top + EYE;
    const drawn = ({ node }) => node.isConnected && node.offsetHeight > 0;
    return (
      height > 0 && this.content.widgets.find((cell) => drawn(cell) && cell.node.getBoundingClientRect().bottom > eye)
    );
  }

  /** Keep what is in view where it is while the activities above it grow. */
  hold() {
    const cell = this.scroller.scrollTop > 0 && this.inView(); // at the top nothing stands above it
    if (cell && !this.held) this.held = { cell, below: this.below(cell), found: false };
  }

  below({ node }) {
    return node.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top;
  }

  align() {
    if (!this.held?.cell.node.isConnected || this.scroller.clientHeight === 0) return;
    const off = this.below(this.held.cell) - this.held.below;
    if (Math.abs(off) > 1) this.scroller.scrollTop += off;
    const waits = [document.body, this.content.node, this.held.cell.node].includes(document.activeElement);
    if (waits && this.held.found) this.focus(); // what was not drawn before may be by now
  }

  /** Give the focus to the heading of the place that was found, or to its cell while that is not drawn. */
  focus() {
    const { node } = this.held.cell;
    const target = node.querySelector(`.jp-RenderedMarkdown ${HEADINGS}`) ?? node;
    if (document.activeElement === target) return;
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  /**
   * Bring a cell into view, and the focus to its heading: reading goes on there.
   * @param {string} id
   * @param {{asked: boolean}} how whether the learner went there; else the place is where it was before
   * @returns {Promise<boolean>} false where there is no such cell
   */
  async goTo(id, { asked }) {
    const index = this.content.widgets.findIndex((cell) => cell.model.id === id);
    if (index < 0) return false;
    const cell = this.content.widgets[index];
    this.cell = id;
    this.content.deselectAll();
    this.content.activeCellIndex = index; // where the keyboard begins
    // JupyterLab draws a long page cell by cell, and gives this up when it begins a scroll of its own.
    this.content.scrollToItem(index, "start").catch(() => {});
    this.sought = cell;
    while (this.sought === cell && !cell.node.isConnected) await new Promise(requestAnimationFrame);
    if (this.sought !== cell) return true; // the learner is elsewhere by now
    this.sought = null;
    this.held = { cell, below: index === 0 ? this.below(cell) + this.scroller.scrollTop : MARGIN, found: true };
    this.align();
    this.focus();
    if (asked) this.onMoved(id);
    return true;
  }
}
