/** The line at the top of a lesson: where the outline and Home are, a status that is read aloud, and buttons. */

import { element } from "./element.js";
import { addressOf } from "./links.js";
import { filled } from "./words.js";

/** The states that offer a button beside what they say. */
const WITH_BUTTON = {
  changed: "put_back",
  changed_incomplete: "put_back",
  stopped: "start_again",
  slow: "start_again",
  incomplete: "start_again",
  cleared: "start_again",
  unreachable: "reload",
};

export class Banner {
  /**
   * @param {import("./words.js").Words} words
   * @param {Object<string, function(): void>} actions what is done by the button beside the status, and by the others;
   * without one there is no such button
   */
  constructor(words, { onButton, onPause, onPutBack, onShowCode, onContents, onAssignments }) {
    this.words = words;
    this.node = element("div", "eip-Banner");
    this.status = element("span", "eip-Banner-status");
    this.status.setAttribute("role", "status");
    this.button = this.addButton("eip-Banner-action", onButton);
    this.button.hidden = true;
    this.pause = this.addButton("eip-Banner-pause", onPause);
    this.pause.append(element("span", "eip-Banner-long", words.pause), element("span", "eip-Banner-short", words.help));
    this.more = this.addButton("eip-Banner-more", () => this.showMore(this.seldom[0].hidden), words.more);
    this.code = onShowCode && this.addButton("eip-Banner-code", onShowCode);
    const putBack = onPutBack && this.addButton("eip-Banner-putBack", onPutBack, words.put_back);
    const assignments = onAssignments && this.addButton("eip-Banner-assignments", onAssignments, words.assignments);
    this.seldom = [assignments, putBack, this.code].filter(Boolean);
    this.course = onContents ? this.courseLine(onContents) : [];
    this.node.append(...this.course, this.status, this.button, this.pause, this.more, ...this.seldom);
    this.more.hidden = this.seldom.length === 0;
    this.showMore(false);
  }

  /** The button for the outline, and the course's name, which leads home. */
  courseLine(onContents) {
    const contents = this.addButton("eip-Banner-contents", onContents);
    contents.setAttribute("aria-expanded", "false");
    contents.append(element("span", "eip-Banner-long", this.words.contents));
    contents.setAttribute("aria-label", this.words.contents);
    this.name = element("span", "eip-Banner-course", this.words.course);
    this.home = element("a", "eip-Banner-button eip-Banner-home", this.words.home);
    this.home.href = addressOf("home.ipynb");
    return [contents, this.name, this.home];
  }

  /**
   * @param {import("./contents.js").Told|null} told what the kernel knows of the course
   */
  nameCourse(told) {
    if (!told || !this.home) return;
    this.name.textContent = told.course;
    this.home.hidden = told.home === null;
    this.home.href = addressOf(told.home ?? "");
  }

  /** What is seldom needed stands behind one button, so that it takes no room and is not pressed by accident. */
  showMore(shown) {
    this.more.setAttribute("aria-expanded", String(shown));
    for (const button of this.seldom) button.hidden = !shown;
  }

  addButton(className, onClick, text = "") {
    const button = element("button", `eip-Banner-button ${className}`, text);
    button.type = "button";
    button.addEventListener("click", onClick);
    return button;
  }

  /** @returns {string} */
  get state() {
    return this.node.dataset.state;
  }

  /**
   * Say how the lesson is.
   * @param {string} state one of the words' names
   * @param {Object<string, string>} [values] what stands in the words' braces
   */
  show(state, values = {}) {
    const button = WITH_BUTTON[state];
    this.node.dataset.state = state;
    this.status.textContent = filled(this.words[state], values);
    this.button.textContent = this.words[button] ?? "";
    this.button.hidden = !button;
  }

  /**
   * Say in a line of its own where the learner is or came from, with a button.
   * @param {string} says
   * @param {string} press
   * @param {function(): void} onPress
   * @param {string} [section] the line goes with the next section, where one is named; else it stays until it is pressed
   */
  showReturn(says, press, onPress, section = "") {
    this.hideReturn();
    this.returnedTo = section;
    this.back = element("p", "eip-Banner-back", says);
    this.back.setAttribute("aria-live", "polite");
    const go = () => {
      this.hideReturn();
      onPress();
    };
    this.back.append(" ", this.addButton("eip-Banner-top", go, press));
    this.node.append(this.back);
    this.fitting?.observe(this.back);
  }

  hideReturn() {
    this.back?.remove();
  }

  /**
   * The learner is in this section now.
   * @param {string} section
   */
  moved(section) {
    if (this.returnedTo && this.returnedTo !== section) this.hideReturn();
  }

  /**
   * Say which way the button about code goes.
   * @param {boolean} shown
   */
  showsCode(shown) {
    this.code.textContent = shown ? this.words.hide_code : this.words.show_code;
  }

  /**
   * Put the banner above the notebook, and keep it as high as what is in it.
   * @param {Object} panel JupyterLab's NotebookPanel
   * @param {Object} Widget Lumino's class
   */
  attach(panel, Widget) {
    const header = new Widget({ node: this.node });
    panel.contentHeader.addWidget(header);
    // A Lumino box gives a child its minimum height and no more; on a narrow page our line wraps to several.
    this.fitting = new ResizeObserver(() => this.fit(header));
    for (const part of [this.node, ...this.node.children]) this.fitting.observe(part);
    panel.disposed.connect(() => this.fitting.disconnect());
  }

  fit(header) {
    const { top } = this.node.getBoundingClientRect();
    const bottoms = [...this.node.children].map((part) => part.getBoundingClientRect().bottom);
    const height = `${Math.ceil(Math.max(...bottoms) - top) + 7}px`;
    if (this.node.style.minHeight === height) return;
    this.node.style.minHeight = height;
    header.parent?.fit();
  }
}
