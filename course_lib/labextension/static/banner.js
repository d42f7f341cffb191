/** The line at the top of a lesson: a status that is read aloud, and buttons. */

/** The states that offer a button beside what they say. */
const WITH_BUTTON = {
  stopped: "start_again",
  slow: "start_again",
  incomplete: "start_again",
  unreachable: "reload",
};

export class Banner {
  /**
   * @param {import("./words.js").Words} words
   * @param {{onButton: function(): void, onPause: function(): void, onShowCode: function(): void}} actions
   */
  constructor(words, { onButton, onPause, onShowCode }) {
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
    this.code = this.addButton("eip-Banner-code", onShowCode);
    this.node.append(this.status, this.button, this.pause, this.code);
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
   */
  show(state) {
    const button = WITH_BUTTON[state];
    this.node.dataset.state = state;
    this.status.textContent = this.words[state];
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
