// How a learner likes to have things on this computer. It lies where the window keeps what it remembers
// (labextension/static/memory.js), says nothing about anybody, and is no part of the record.

import { owner } from "./owner.js";

const named = (/** @type {string} */ name) => `empathy-in-practice:${owner()}:${name}`;

/**
 * @param {string} name
 * @returns {boolean}  no where nothing was remembered, or nothing can be
 */
export function recall(name) {
  try {
    return localStorage.getItem(named(name)) === "true";
  } catch {
    return false;
  }
}

/**
 * @param {string} name
 * @param {boolean} wanted
 */
export function remember(name, wanted) {
  try {
    localStorage.setItem(named(name), String(wanted));
  } catch {
    // A browser that keeps nothing: the wish holds for as long as the page is open.
  }
}
