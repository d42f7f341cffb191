// Elements. Strings become text, never HTML; what a content file says comes as HTML from the kernel, through `prose`.

/** @typedef {Node | string | number | null | undefined | false | Child[]} Child */

/**
 * Make an element: h("button", { class: "x", onclick: f }, "text", child, ...). A box for text runs as what is typed does:
 * Hebrew and Arabic begin at the right.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [attributes]  `on...` listens; null, undefined and false are left out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") Reflect.set(element, name, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  const typing = tag === "textarea" || (tag === "input" && attributes.type === "text");
  if (typing && !attributes.dir) element.setAttribute("dir", "auto");
  element.append(...present(children));
  return element;
}

/**
 * What a learner wrote, shown again: it runs as its own letters do.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} text
 * @param {Record<string, any>} [attributes]
 */
export const typed = (tag, text, attributes = {}) => h(tag, { dir: "auto", ...attributes }, text);

/**
 * Children without the gaps that conditions leave among them.
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
export function present(children) {
  return children.flatMap((child) => {
    if (Array.isArray(child)) return present(child);
    return child === null || child === undefined || child === false
      ? []
      : [typeof child === "number" ? `${child}` : child];
  });
}

/**
 * An element that holds HTML rendered from a content file by the kernel (never a learner's words).
 * @template {keyof HTMLElementTagNameMap} [Tag="div"]
 * @param {string} html
 * @param {Tag} [tag]
 * @param {Record<string, any>} [attributes]
 */
export function prose(html, tag, attributes = {}) {
  const element = h(tag ?? "div", attributes);
  element.innerHTML = html;
  return element;
}

/**
 * One press, one answer: while it is under way, the button takes no second. A disabled button loses the focus.
 * @param {() => unknown} action
 */
export const once = (action) => async (/** @type {Event} */ event) => {
  const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
  button.disabled = true;
  await action();
  button.disabled = false;
  if (document.activeElement === document.body) button.focus();
};

/**
 * Say in a place what is missing, at once and aloud; without text, nothing.
 * @param {HTMLElement} place
 * @param {string} [text]
 */
export function warn(place, text) {
  place.replaceChildren(...(text ? [h("p", { role: "alert" }, text)] : []));
}

/**
 * Move the focus to the heading of what has just come into an element.
 * @param {HTMLElement} element
 */
export function focusOn(element) {
  const heading = /** @type {HTMLElement | null} */ (element.querySelector("[tabindex='-1']"));
  heading?.focus();
}

let serial = 0;
/**
 * An id that no other element of the page has.
 * @param {string} stem
 */
export const unique = (stem) => `eip-${stem}-${Date.now().toString(36)}-${serial++}`;
