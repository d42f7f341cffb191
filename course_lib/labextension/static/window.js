/**
 * The learner's window: which notebook is in front decides what stands around it.
 *
 * While a lesson is in front and its code is hidden, JupyterLab's desk is put away and the outline stands beside the
 * lesson. "Show code" gives the desk back, as does any other notebook; an instructor's desk (desk.js) is never put away.
 */
import { sectionOf } from "./contents.js";
import { Fold } from "./fold.js";
import { isGlossary, Meaning } from "./glossary.js";
import { leavesToBrowser, seeks } from "./keys.js";
import { clickedLink, destination } from "./links.js";
import { openOf } from "./opened.js";
import { uncover } from "./opening.js";
import { Outline } from "./outline.js";
import { leave, left } from "./trail.js";
import { filled } from "./words.js";
import { keepFocus, Workshop } from "./workshop.js";

/** How many lessons stay open: the one in front and the one before. Each has a kernel, which costs memory. */
const STAY_OPEN = 2;

/** Where the next notebook is to open, also where that is another page. */
const WANTED = "empathy-in-practice:wanted";

/** What was pressed keeps the focus through a change of the window. */
const BUTTONS = ".eip-Banner button";

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
      onLink: ({ file, cell }, { found }) => this.go({ path: this.beside(file), cell }, { back: found }),
      onSkip: () => this.front()?.place?.goTo(this.front().place.cell, { asked: true }),
      onBookmark: (what, place) => course.bookmark(this.front()?.panel, what, place),
    });
    this.meaning = new Meaning(words, ({ file, cell }) => this.go({ path: this.beside(file), cell }, { back: true }));
    this.fold = new Fold(this.outline.node, words, { labShell, Widget });
    course.onTold.push(() => this.draw());
    window.addEventListener("keydown", (event) => this.press(event), { capture: true }); // before JupyterLab's keys
    course.onForgotten.push(() => this.forget());
    labShell?.currentChanged.connect(() => requestAnimationFrame(() => this.arrange()));
  }

  /** The learner deleted everything. */
  forget() {
    sessionStorage.removeItem(WANTED);
    if (this.front()) this.course.refresh(this.front().panel);
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

  /**
   * Whether what is in front is read in the learner's window, and not in a workshop.
   * @param {Opened|null|undefined} front
   */
  isLearners(front) {
    return front?.isLesson === true && front.protection.on && !front.keepsWorkshop;
  }

  /**
   * A key of the window's own, or one that JupyterLab would take from the browser.
   * @param {KeyboardEvent} event
   */
  press(event) {
    if (!this.isLearners(this.front())) return;
    if (leavesToBrowser(event)) event.stopPropagation();
    if (!seeks(event) || document.querySelector("dialog:modal:not(.eip-Sheet)")) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.fold.open) this.fold.toggle();
    this.outline.search.field.focus();
    this.outline.search.field.select();
  }

  arrange() {
    const front = this.front();
    if (!this.begun || front === undefined) return;
    const away = this.isLearners(front);
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
    const open = openOf(front);
    this.outline.draw(told, open);
    front.banner?.nameCourse(told);
    const names = [open.headings[0]?.title, told?.course ?? this.words.course].filter(Boolean);
    this.workshop.name([...new Set(names)].join(" · "));
  }

  /**
   * The section that a lesson's place lies in.
   * @param {Opened} opened
   * @returns {import("./contents.js").Heading|undefined}
   */
  section(opened) {
    const open = openOf(opened);
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
    if (!target.cell || !isGlossary(target.path) || isGlossary(here)) this.go(target);
    else this.meaning.show(target.cell, link).then((shown) => shown || this.go(target, { back: true }));
  }

  /**
   * @param {{path: string, cell: string}} target
   * @param {{back?: boolean}} [how] whether the way back is offered there
   */
  async go({ path, cell }, { back = false } = {}) {
    const front = this.front();
    leave(back && front ? this.here(front) : null);
    if (front?.panel.context.path === path) {
      const { place } = front;
      if (!(await place?.goTo(cell, { asked: true }))) await place?.goTo(place.first, { asked: true });
      this.offerWayBack(front);
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
    const opened = [...this.known.values()].find((one) => one?.place === place);
    place.goTo(wanted.cell, { asked: true }).then(() => opened && this.offerWayBack(opened));
    return true;
  }

  /**
   * @param {Opened} opened
   * @returns {import("./trail.js").Left}
   */
  here(opened) {
    const { file, cell, headings } = openOf(opened);
    return { path: opened.panel.context.path, cell, title: this.section(opened)?.title ?? headings[0]?.title ?? file };
  }

  /** @param {Opened} opened where the learner has arrived */
  offerWayBack({ banner }) {
    const from = left();
    if (from) banner?.showReturn(filled(this.words.came, { section: from.title }), this.words.go_back, () => this.go(from));
    else banner?.hideReturn();
  }
}
