/**
 * The learner's window: what is in front decides what stands around it.
 *
 * While a lesson or an assignment is in front and its code is hidden, JupyterLab's desk is put away and the outline stands
 * beside it; nbgrader's list of assignments is shown in the same window. "Show code" gives the desk back, as does any
 * other notebook; an instructor's desk (desk.js) is never put away.
 */
import { Banner } from "./banner.js";
import { sectionOf } from "./contents.js";
import { foldersOf } from "./desk.js";
import { Fold } from "./fold.js";
import { helpPanel } from "./help_panel.js";
import { leavesToBrowser, seeks } from "./keys.js";
import { standAt } from "./links.js";
import { Navigation } from "./navigation.js";
import { openOf } from "./opened.js";
import { uncover } from "./opening.js";
import { Outline } from "./outline.js";
import { filled } from "./words.js";
import { keepFocus, Workshop } from "./workshop.js";

/** nbgrader's list, where a learner fetches assignments and hands them in. */
const ASSIGNMENTS = "nbgrader-assignment-list";

/** What was pressed keeps the focus through a change of the window. */
const BUTTONS = ".eip-Banner button";

/**
 * An open lesson or assignment, and what is known of it.
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
    this.Widget = Widget;
    this.course = course;
    this.words = words;
    this.shell = labShell;
    this.workshop = new Workshop(app.shell, labShell);
    /** @type {Map<Object, Opened|null>} the notebooks that were looked at; null for what is no lesson */
    this.known = new Map();
    /** @type {Object[]} lessons and assignments, the one in front last */
    this.recent = [];
    this.navigation = new Navigation(this);
    this.outline = new Outline(words, {
      onLink: ({ file, cell }, { found }) => this.navigation.goToFile(file, cell, { back: found }),
      onSkip: () => this.front()?.place?.goTo(this.front().place.cell, { asked: true }),
      onBookmark: (what, place) => course.bookmark(this.front()?.panel, what, place),
    });
    this.fold = new Fold(this.outline.node, words, { labShell, Widget });
    course.onTold.push(() => this.draw());
    window.addEventListener("keydown", (event) => this.press(event), { capture: true }); // before JupyterLab's keys
    course.onForgotten.push(() => this.forget());
    labShell?.currentChanged.connect(() => requestAnimationFrame(() => this.arrange()));
  }

  /** The learner deleted everything. */
  forget() {
    this.navigation.forget();
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
      if (opened.isLesson) this.course.liesIn(foldersOf(panel.context.path)[0]);
      const follow = (event) => this.navigation.follow(event, panel.context.path);
      panel.node.addEventListener("click", follow, { capture: true }); // before JupyterLab's own way with links
    }
    this.arrange();
  }

  /**
   * @returns {Opened|null|undefined} what is in front, or what the learner came from to the list of assignments; undefined
   * while it is not known
   */
  front() {
    const widget = this.shell ? this.shell.currentWidget : this.tracker.currentWidget;
    if (widget?.id === ASSIGNMENTS) return this.beforeList();
    return widget === this.tracker.currentWidget ? this.known.get(widget) : null;
  }

  /**
   * Whether what is in front is read in the learner's window, and not in a workshop.
   * @param {Opened|null|undefined} front
   */
  isLearners(front) {
    return front?.protection.on === true && !front.keepsWorkshop;
  }

  /** @returns {Opened|null} what was in front before the list of assignments; null where that was read in a workshop */
  beforeList() {
    const before = this.known.get(this.recent.findLast((panel) => !panel.isDisposed)) ?? null;
    return this.isLearners(before) ? before : null;
  }

  /**
   * The list of assignments gets the line at the top that all pages of the window have, and the way back.
   * @param {Object} list
   * @param {Opened} before what was in front before it
   */
  head(list, before) {
    const { words, navigation } = this;
    if (this.list !== list) {
      this.list = list;
      this.listBanner = new Banner(words, { onContents: () => this.fold.toggle(), onPause: () => helpPanel().open() });
      this.listBanner.node.addEventListener("click", (event) => {
        const front = this.front();
        if (front) navigation.follow(event, front.panel.context.path);
      });
      list.addClass("eip-List");
      this.listBanner.show("assignments_here");
      this.listBanner.attach(list, this.Widget);
    }
    const { title, path } = navigation.here(before);
    this.listBanner.showReturn(filled(words.came, { section: title }), words.go_back, () => navigation.open(path));
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
    if (!front) return;
    const inFront = this.shell?.currentWidget;
    if (inFront?.id === ASSIGNMENTS) this.head(inFront, front);
    this.draw();
    requestAnimationFrame(uncover);
    this.recent = [...this.recent.filter((one) => one !== front.panel && !one.isDisposed), front.panel];
  }

  draw() {
    const front = this.front();
    if (!front || front.panel.isDisposed) return;
    const { told } = this.course;
    const open = openOf(front);
    standAt(this.navigation.lessonsFolder(), front.panel.context.path);
    this.outline.draw(told, open);
    front.banner?.nameCourse(told);
    this.listBanner?.nameCourse(told);
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
}
