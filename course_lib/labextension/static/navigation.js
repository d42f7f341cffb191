/** Going somewhere in the course, by a link of the outline or of a page, and the way back. */
import { foldersOf } from "./desk.js";
import { isGlossary, Meaning } from "./glossary.js";
import { clickedLink, destination, wayTo } from "./links.js";
import { openOf } from "./opened.js";
import { leave, left } from "./trail.js";
import { filled } from "./words.js";

/** How many pages stay open: the one in front and the one before. Each has a kernel, which costs memory. */
const STAY_OPEN = 2;

/** Where the next notebook is to open, also where that is another page. */
const WANTED = "empathy-in-practice:wanted";

export class Navigation {
  /** @param {import("./window.js").CourseWindow} around */
  constructor(around) {
    this.around = around;
    this.meaning = new Meaning(around.words, ({ file, cell }) => this.goToFile(file, cell, { back: true }));
  }

  /** Forget where the learner was going. */
  forget() {
    sessionStorage.removeItem(WANTED);
  }

  /**
   * @returns {string} the folder that the lessons lie in. An assignment has a folder of its own, as nbgrader makes them
   * beside the lessons.
   */
  lessonsFolder() {
    const front = this.around.front();
    if (!front) return "";
    const [own, above = ""] = foldersOf(front.panel.context.path);
    return front.isLesson ? own : (this.around.course.folder ?? above);
  }

  /**
   * Go to a file of the course.
   * @param {string} file beside the lessons; "" is the page in front
   * @param {string} cell
   * @param {{back: boolean}} how
   */
  goToFile(file, cell, how) {
    const folder = this.lessonsFolder();
    const path = folder ? `${folder}/${file}` : file;
    return this.go({ path: file ? path : (this.around.front()?.panel.context.path ?? ""), cell }, how);
  }

  /**
   * @param {MouseEvent} event on a page
   * @param {string} here the page's path
   */
  follow(event, here) {
    const link = clickedLink(event);
    const href = link?.getAttribute("href");
    if (!href) return;
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
    const front = this.around.front();
    leave(back && front ? this.here(front) : null);
    if (front?.panel.context.path === path && front.panel.isVisible) {
      const { place } = front;
      if (!(await place?.goTo(cell, { asked: true }))) await place?.goTo(place.first, { asked: true });
      this.offerWayBack(front);
      return;
    }
    if (cell) sessionStorage.setItem(WANTED, JSON.stringify({ path, cell }));
    if (this.around.shell) await this.open(path);
    else window.location.assign(wayTo(path, front?.panel.context.path ?? ""));
  }

  /** @param {string} path */
  async open(path) {
    const { app, known, recent } = this.around;
    try {
      const panel = await app.commands.execute("docmanager:open", { path });
      const place = known.get(panel)?.place; // a notebook that is opened anew arrives when it is drawn
      if (place) this.arrive(place, path);
      const others = recent.filter((one) => one !== panel && !one.context.model?.dirty);
      for (const older of others.slice(0, 1 - STAY_OPEN)) older.close();
    } catch (reason) {
      console.warn(`Empathy in Practice: ${path} could not be opened.`, reason);
      this.around.front()?.banner?.show("not_there");
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
    const opened = [...this.around.known.values()].find((one) => one?.place === place);
    place.goTo(wanted.cell, { asked: true }).then(() => opened && this.offerWayBack(opened));
    return true;
  }

  /**
   * @param {import("./window.js").Opened} opened
   * @returns {import("./trail.js").Left}
   */
  here(opened) {
    const { file, cell, headings } = openOf(opened);
    const title = this.around.section(opened)?.title ?? headings[0]?.title ?? file;
    return { path: opened.panel.context.path, cell, title };
  }

  /** @param {import("./window.js").Opened} opened where the learner has arrived */
  offerWayBack({ banner }) {
    const { words } = this.around;
    const from = left();
    if (from) banner?.showReturn(filled(words.came, { section: from.title }), words.go_back, () => this.go(from));
    else banner?.hideReturn();
  }
}
