// Something is taken by its grip, with a mouse or a finger, and put down elsewhere. Escape, or putting it down where
// nothing can lie, leaves all as it was. For the keyboard each kind has a way of its own.

import { h } from "./dom.js";

/** How far a pointer goes before it drags, and how near to an edge the page goes along, in pixels. */
const SLACK = 5;
const EDGE = 48;
/** How fast it does, in pixels a frame. */
const SPEED = 9;

/**
 * @typedef {object} Drag
 * @property {(x: number, y: number) => void} over  where the pointer is, in the window
 * @property {(x: number, y: number) => void} drop  where it was let go
 * @property {() => void} end  it is over, whatever came of it
 */

/**
 * Make an element movable; the grip that is returned has its place in it.
 * @param {HTMLElement} element
 * @param {Drag} drag
 */
export function draggable(element, { over, drop, end }) {
  const grip = h("span", { class: "eip-grip", "aria-hidden": "true", onpointerdown: take }, "⠿");
  return grip;

  function take(/** @type {PointerEvent} */ down) {
    if (!down.isPrimary || down.button) return;
    down.preventDefault(); // no text is selected on the way
    const around = scroller(element);
    const from = { x: down.clientX, y: down.clientY, top: around.scrollTop };
    let at = down;
    let held = false;
    let frame = 0;
    grip.setPointerCapture(down.pointerId);
    const listening = new AbortController();
    const { signal } = listening;
    grip.addEventListener("pointermove", move, { signal });
    grip.addEventListener("pointerup", release, { signal });
    grip.addEventListener("lostpointercapture", leave, { signal });
    document.addEventListener("keydown", give_up, { signal, capture: true });

    function move(/** @type {PointerEvent} */ event) {
      at = event;
      if (held || Math.hypot(at.clientX - from.x, at.clientY - from.y) < SLACK) return;
      held = true;
      element.toggleAttribute("data-held", true);
      follow();
    }

    /** It is where the pointer is, and the page goes along at its edges. */
    function follow() {
      const { top, bottom } = around.getBoundingClientRect();
      if (at.clientY > Math.min(bottom, innerHeight) - EDGE) around.scrollTop += SPEED;
      if (at.clientY < Math.max(top, 0) + EDGE) around.scrollTop -= SPEED;
      const down_by = at.clientY - from.y + around.scrollTop - from.top;
      element.style.transform = `translate(${at.clientX - from.x}px, ${down_by}px)`;
      over(at.clientX, at.clientY);
      frame = requestAnimationFrame(follow);
    }

    function release() {
      leave();
      if (held) drop(at.clientX, at.clientY);
    }

    function give_up(/** @type {KeyboardEvent} */ event) {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      leave();
    }

    function leave() {
      listening.abort();
      cancelAnimationFrame(frame);
      element.removeAttribute("data-held");
      element.style.transform = "";
      end();
    }
  }
}

/** What scrolls an element: the notebook, or the page. */
function scroller(/** @type {Element} */ element) {
  for (let above = element.parentElement; above; above = above.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(above).overflowY);
    if (scrolls && above.scrollHeight > above.clientHeight) return above;
  }
  return document.scrollingElement ?? document.documentElement;
}
