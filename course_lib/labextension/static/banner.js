/** The line at the top of a lesson: a status that is read aloud, and buttons. */

import { filled } from "./words.js";

/** The states that offer a button beside what they say. */
const WITH_BUTTON = {
  changed: "put_back",
  changed_incomplete: "put_back",
  stopped: "start_again",
  slow: "start_again",
  incomplete: "start_again",
  unreachable: "reload",
};

export class Banner {
  /**
   * @param {import("./words.js").Words} words
   * @param {Object<string, function(): void>} actions what is done by the button beside the status, and by the others;
   * without `onPutBack` there is no such button
   */
  constructor(words, { onButton, onPause, onPutBack, onShowCode }) {
    this.words = words;
    this.node = document.createElement("div");
    this.node.className = "eip-Banner";
    this.status = document.createElement("span");
    this.status.setAttribute("role", "status");
    this.button = this.addButton("eip-Banner-action", onButton);
    this.button.hidden = true;
    this.pause = this.addButton("eip-Banner-pause", onPause);
    this.pause.textContent = words.pause;
    this.pause.hidden = true;
    this.more = this.addButton("eip-Banner-more", () => this.showMore(this.code.hidden));
    this.more.textContent = words.more;
    this.putBack = this.addButton("eip-Banner-putBack", onPutBack);
    this.putBack.textContent = words.put_back;
    this.code = this.addButton("eip-Banner-code", onShowCode);
    const seldom = onPutBack ? [this.putBack, this.code] : [this.code];
    this.node.append(this.status, this.button, this.pause, this.more, ...seldom);
    this.showMore(false);
  }

  /** What is seldom needed stands behind one button, so that it takes no room and is not pressed by accident. */
  showMore(shown) {
    this.more.setAttribute("aria-expanded", String(shown));
    this.putBack.hidden = !shown;
    this.code.hidden = !shown;
  }

  addButton(className, onClick) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = className;
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
    const fit = new ResizeObserver(() => this.fit(header));
    for (const part of this.node.children) fit.observe(part);
    panel.disposed.connect(() => fit.disconnect());
  }

  fit(header) {
    const { top } = this.node.getBoundingClientRect();
    const bottoms = [...this.node.children].map((part) => part.getBoundingClientRect().bottom);
    const height = `${Math.ceil(Math.max(...bottoms) - top) + 5}px`;
    if (this.node.style.minHeight === height) return;
    this.node.style.minHeight = height;
    header.parent?.fit();
  }
}
