/**
 * The first page: calm, with the lesson's name, until the lesson can be read. JupyterLab shows its logo meanwhile, and
 * then an empty desk.
 *
 * It asks the server whether the address is one of ours, so that no other notebook is covered.
 */
import { headingsOf } from "./contents.js";
import { recall, remember } from "./memory.js";
import { readWords } from "./words.js";

const LESSON = /\/(?:(?:lab|doc)(?:\/workspaces\/[^/]+)?\/tree|notebooks)\/(.+\.ipynb)$/;

/** However it ends, the page is not covered for longer. */
const PATIENCE_MS = 20_000;

/** @type {HTMLElement|null} */
let cover = null;
let over = false;

/** Cover the page, if it is a lesson or an assignment that opens. */
export async function coverLesson() {
  const path = LESSON.exec(window.location.pathname)?.[1];
  if (!path) return;
  const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");
  const [words, answer] = await Promise.all([
    readWords(),
    fetch(`${config.baseUrl}api/contents/${path}?type=notebook`),
  ]);
  const { cells, metadata } = (await answer.json()).content ?? {};
  const ours = metadata?.empathy_in_practice;
  if (over || typeof (ours?.lesson ?? ours?.assignment) !== "string") return;
  const prose = cells.map(({ id, source }) => ({ id, source: [source].flat().join("") }));
  cover = drawn(words, headingsOf(prose)[0]?.title ?? "");
  document.body.append(cover);
  setTimeout(uncover, PATIENCE_MS);
}

/** The lesson can be read. By now it is known whether the page is dark, which the next first page wants to know. */
export function uncover() {
  over = true;
  remember("dark", document.body.dataset.jpThemeLight === "false");
  cover?.remove();
}

/**
 * @param {import("./words.js").Words} words
 * @param {string} lesson
 */
function drawn(words, lesson) {
  const page = document.createElement("div");
  page.className = recall("dark") ? "eip-Opening eip-mod-dark" : "eip-Opening";
  const course = document.createElement("p");
  course.className = "eip-Opening-course";
  course.textContent = words.course;
  const title = document.createElement("p");
  title.className = "eip-Opening-lesson";
  title.textContent = lesson;
  const says = document.createElement("p");
  says.setAttribute("role", "status");
  says.textContent = words.opening;
  page.append(course, title, says);
  return page;
}
