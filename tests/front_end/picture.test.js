import assert from "node:assert/strict";
import { test } from "node:test";
import { picture } from "../../course_lib/activities/drawing/picture.js";

/** Of an element, what a picture needs of it. */
class Fake {
  clientWidth = 330;
  innerHTML = "";
  /** @type {Record<string, string>} */
  attributes = {};
  /** @type {(Fake | string)[]} */
  children = [];
  /** @type {Record<string, () => void>} */
  listeners = {};
  focused = false;
  /** @param {string} tag */
  constructor(tag) {
    this.tag = tag;
  }
  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  /** @param {string} name @param {() => void} listener */
  addEventListener(name, listener) {
    this.listeners[name] = listener;
  }
  /** @param {...(Fake | string)} children */
  append(...children) {
    this.children.push(...children);
  }
  /** @param {...(Fake | string)} children */
  replaceChildren(...children) {
    this.children = children;
  }
  querySelector() {
    return null;
  }
  focus() {
    this.focused = true;
  }
  /** @returns {Fake[]} */
  get all() {
    return [this, ...this.children.flatMap((child) => (child instanceof Fake ? child.all : []))];
  }
  /** @returns {string} */
  get text() {
    return this.innerHTML + this.children.map((child) => (child instanceof Fake ? child.text : child)).join(" ");
  }
}

Reflect.set(globalThis, "document", { createElement: (/** @type {string} */ tag) => new Fake(tag) });
const WORDS = { drawing: "Being drawn", not_drawn: "Not drawn just now", draw_again: "Once more" };
const DRAWN = { drawings: { light: "a light one", dark: "a dark one" } };

/** @param {(room: { width: number }) => Promise<any>} ask @param {(answer: any) => void} [then] */
function shown(ask, then) {
  const { element, draw } = picture("label", WORDS, ask, then);
  return { place: /** @type {Fake} */ (/** @type {unknown} */ (element)), draw };
}

test("the kernel is told how much room there is, and the picture has the name of its words", async () => {
  /** @type {object[]} */
  const rooms = [];
  const { place, draw } = shown(async (room) => {
    rooms.push(room);
    return DRAWN;
  });

  await draw();

  assert.deepEqual(rooms, [{ width: 330 }]);
  assert.equal(place.text, "a light one a dark one");
  assert.equal(place.all.find((one) => one.attributes.role === "img")?.attributes["aria-labelledby"], "label");
});

test("a picture that fails says so without “not saved”, and a press draws it after all", async () => {
  const answers = [null, DRAWN];
  let told = 0;
  const { place, draw } = shown(
    async () => answers.shift(),
    () => told++,
  );

  await draw();

  assert.equal(place.text, "Not drawn just now Once more");
  assert.equal(told, 0);
  place.all.find((one) => one.tag === "button")?.listeners.click();
  assert.equal(place.text, "Being drawn");
  assert.ok(place.focused);
  await new Promise(setImmediate);
  assert.equal(place.text, "a light one a dark one");
  assert.equal(told, 1);
});

test("of two pictures under way the one asked for last stays, whichever comes first", async () => {
  /** @type {((answer: object) => void)[]} */
  const waiting = [];
  const { place, draw } = shown(() => new Promise((resolve) => waiting.push(resolve)));
  const both = [draw(), draw()];

  waiting[1](DRAWN);
  waiting[0]({ drawings: { light: "an older one" } });
  await Promise.all(both);

  assert.equal(place.text, "a light one a dark one");
});
