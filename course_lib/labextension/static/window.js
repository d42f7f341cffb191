/**
 * The learner's window: which notebook is in front decides what stands around it.
 *
 * While a lesson is in front and its code is hidden, JupyterLab's desk is put away and the outline stands beside the
 * lesson. "Show code" gives the desk back, as does any other notebook; an instructor's desk (desk.js) is never put away.
 */
import { headingsOf, sectionOf } from "./contents.js";
import { Fold } from "./fold.js";
import { clickedLink, destination } from "./links.js";
import { uncover } from "./opening.js";
import { Outline } from "./outline.js";
import { Workshop } from "./workshop.js";

/** How many lessons stay open: the one in front and the one before. Each has a kernel, which costs memory. */
const STAY_OPEN = 2;

/** Where the next notebook is to open, also where that is another page. */
const WANTED = "empathy-in-practice:wanted";

/** What was pressed keeps the focus through a change of the window; and when that has settled. */
const BUTTONS = ".eip-Banner button";
const SETTLED_MS = 150;

/**
 * An open lesson, and what is known of it.
 * @typedef {{panel: Object, isLesson: boolean, protection: import("./protection.js").Protection,
 *   keepsWorkshop: boolean, banner: import("./banner.js").Banner|null,
 *   place: import("./place.js").Place|null}} Opened
 */

export class CourseWindow {
  /**
   * @param {Object} app JupyterLab's or Notebook 7's application
   * @param {Object} tracker its notebooks
   * @param {import("./course.js").Course} course
   * @param {import("./words.js").Words} words
   * @param {{labShell: Object|null, Widget: Object}} jupyter
   */
  constructor(app, tracker, course, words, { labShell, Widget }) {
    this.app = app;
    this.tracker = tracker;
    this.course = course;
    this.words = words;
    this.shell = labShell;
    this.workshop = new Workshop(app.shell, labShell);
    /** @type {Map<Object, Opened|null>} the notebooks that were looked at; null for what is no lesson */
    this.known = new Map();
    /** @type {Object[]} lessons, the one in front last */
    this.recent = [];
    this.outline = new Outline(words, {
      onLink: ({ file, cell }) => this.go({ path: this.beside(file), cell }),
      onSkip: () => this.front()?.place?.goTo(this.front().place.cell, { asked: true }),
    });
    this.fold = new Fold(this.outline.node, words, { labShell, Widget });
    course.onTold.push(() => this.draw());
    course.onForgotten.push(() => {
      sessionStorage.removeItem(WANTED);
      const front = this.front();
      if (front) course.refresh(front.panel);
    });
    labShell?.currentChanged.connect(() => requestAnimationFrame(() => this.arrange()));
  }

  /** Begin, once JupyterLab has brought back what was open. */
  begin() {
    this.begun = true;
    this.arrange();
  }

  /**
   * A notebook was read.
   * @param {Object} panel
   * @param {Opened|null} opened
   */
  add(panel, opened) {
    this.known.set(panel, opened);
    panel.disposed.connect(() => this.known.delete(panel));
    if (opened) {
      const follow = (event) => this.follow(event, panel);
      panel.node.addEventListener("click", follow, { capture: true }); // before JupyterLab's own way with links
    }
    this.arrange();
  }

  /** @returns {Opened|null|undefined} undefined while it is not known what is in front */
  front() {
    const widget = this.shell ? this.shell.currentWidget : this.tracker.currentWidget;
    return widget === this.tracker.currentWidget ? this.known.get(widget) : null;
  }

  arrange() {
    const front = this.front();
    if (!this.begun || front === undefined) return;
    const away = front?.isLesson === true && front.protection.on && !front.keepsWorkshop;
    front?.panel.toolbar.setHidden(away);
    const focused = document.activeElement;
    if (away) this.workshop.putAway();
    else this.workshop.bringBack();
    this.fold.set(away && this.shell !== null);
    if (focused?.matches(BUTTONS)) keepFocus(focused);
    if (!front?.isLesson) return;
    this.draw();
    requestAnimationFrame(uncover);
    this.recent = [...this.recent.filter((one) => one !== front.panel && !one.isDisposed), front.panel];
  }

  draw() {
    const front = this.front();
    if (!front?.isLesson || front.panel.isDisposed) return;
    const { told } = this.course;
    const open = this.openOf(front);
    this.outline.draw(told, open);
    front.banner?.nameCourse(told);
    const names = [open.headings[0]?.title, told?.course ?? this.words.course].filter(Boolean);
    this.workshop.name([...new Set(names)].join(" · "));
  }

  /** @param {Opened} opened */
  openOf({ panel, place }) {
    const cells = panel.content.widgets;
    const markdown = cells.filter((cell) => cell.model.type === "markdown");
    return {
      file: panel.context.path.split("/").pop(),
      lesson: panel.context.model.getMetadata("empathy_in_practice").lesson ?? "",
      order: cells.map((cell) => cell.model.id),
      headings: headingsOf(markdown.map(({ model }) => ({ id: model.id, source: model.sharedModel.getSource() }))),
      cell: place?.cell ?? cells[0]?.model.id ?? "",
    };
  }

  /**
   * The section that a lesson's place lies in.
   * @param {Opened} opened
   * @returns {import("./contents.js").Heading|undefined}
   */
  section(opened) {
    const open = this.openOf(opened);
    return sectionOf(open.headings, open.order, open.cell);
  }

  // ---- going somewhere

  /** @param {string} file beside the lesson in front */
  beside(file) {
    const folder = this.front()?.panel.context.path.split("/").slice(0, -1) ?? [];
    return [...folder, decodeURIComponent(file)].join("/");
  }

  follow(event, panel) {
    const link = clickedLink(event);
    const href = link?.getAttribute("href");
    if (!href) return;
    const { path: here } = panel.context;
    const target = destination({ href, cell: link.dataset.eipCell, here, origin: window.location.origin });
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    this.go(target);
  }

  /** @param {{path: string, cell: string}} target */
  async go({ path, cell }) {
    const front = this.front();
    if (front?.panel.context.path === path) {
      const { place } = front;
      if (!(await place?.goTo(cell, { asked: true }))) place?.goTo(place.first, { asked: true });
      return;
    }
    if (cell) sessionStorage.setItem(WANTED, JSON.stringify({ path, cell }));
    if (this.shell) await this.open(path);
    else window.location.assign(encodeURIComponent(path.split("/").pop() ?? ""));
  }

  /** @param {string} path */
  async open(path) {
    try {
      const panel = await this.app.commands.execute("docmanager:open", { path });
      const place = this.known.get(panel)?.place; // a notebook that is opened anew arrives when it is drawn
      if (place) this.arrive(place, path);
      const others = this.recent.filter((one) => one !== panel && !one.context.model?.dirty);
      for (const older of others.slice(0, 1 - STAY_OPEN)) older.close();
    } catch (reason) {
      console.warn(`Empathy in Practice: ${path} could not be opened.`, reason);
      this.front()?.banner?.show("not_there");
    }
  }

  /**
   * Go to the cell that a link named, if one led to this notebook.
   * @returns {boolean}
   */
  arrive(place, path) {
    const wanted = JSON.parse(sessionStorage.getItem(WANTED) ?? "null");
    if (wanted?.path !== path) return false;
    sessionStorage.removeItem(WANTED);
    place.goTo(wanted.cell, { asked: true });
    return true;
  }
}

/** JupyterLab gives the focus to the notebook when its mode changes, by messages that come afterwards. */
function keepFocus(button) {
  const timer = setTimeout(() => button.focus({ preventScroll: true }), SETTLED_MS);
  for (const hand of ["pointerdown", "keydown"]) {
    window.addEventListener(hand, () => clearTimeout(timer), { capture: true, once: true });
  }
}
