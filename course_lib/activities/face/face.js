// The face lab: move a face freely, then name a unit that it shows or set it yourself, one task at a time.

import { portrait } from "../drawing/portrait.js";
import { focusOn, h, once, prose, unique } from "../frame/dom.js";
import { fresh, latest } from "../frame/history.js";
import { firstOpen, stepper } from "../frame/stepper.js";
import { sliding } from "./face_sliders.js";

/** @typedef {import("../drawing/portrait.js").Pose} Pose */
/**
 * Naming a unit in the pose that is shown, or setting a face.
 * @typedef {{ id: string, prompt: string, offer: string[] } & ({ kind: "name", pose: Pose } | { kind: "set" })} Task
 */
/**
 * @typedef {object} Card
 * @property {string} id
 * @property {string} title
 * @property {string} intro  HTML
 * @property {import("../drawing/portrait.js").Drawing} drawing
 * @property {string[]} units  the ids of those that can be moved
 * @property {{ id: string, name: string, pose: Pose, note: string }[]} presets
 * @property {Task[]} tasks
 * @property {string} closing  HTML
 */
/**
 * `missing` and `extra`: how many units are, in a face that was set.
 * @typedef {{ right: boolean, hint: string, reason: string, missing: number, extra: number }} Reply
 */
/** @typedef {{ picked: string | undefined, pose: Pose, reply: Reply | null, skipped: boolean }} Mine */
/**
 * What a task asks for; `answer` gives what was done, if anything was.
 * @typedef {object} Asked
 * @property {HTMLElement} element
 * @property {() => { picked: string } | { pose: Pose } | null} answer
 * @property {import("../frame/drafts.js").Draft<{ pose: Pose }>} [draft]
 * @property {() => void} lock
 */

/** The step before the tasks. */
const FREE = -1;

/** @param {import("../frame/frame.js").Kit<Card>} kit */
function face(kit) {
  const { card, words, body, history } = kit;
  const units = Object.fromEntries(card.drawing.units.map((unit) => [unit.id, unit]));
  const picture = portrait(card.drawing);
  const sliders = sliding(kit, picture);
  /** @type {Mine[]} */
  const state = card.tasks.map(({ id }) => {
    const { answer, draft, skip } = history[id] ?? {};
    const last = fresh(answer);
    const pose = { ...latest(answer, draft)?.data.pose };
    return { picked: last?.data.picked, pose, reply: last?.reply ?? null, skipped: Boolean(skip) };
  });
  /** @type {Pose} */
  const free = { ...fresh(history[card.id]?.draft)?.data.pose };
  const place = h("div", { class: "eip-stage" });
  let now = true; // the first face is there at once, the others move into place
  const steps = stepper(place, (number) => {
    const task = card.tasks[number];
    const shown = number === FREE ? playing() : task ? working(task, number) : closing();
    now = false;
    return shown;
  });
  const drawn = h("div", { class: "eip-drawn" }, picture.element);
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    h("div", { class: "eip-lab" }, drawn, place, h("p", { class: "eip-quiet" }, words.reminder)),
  );
  const begun = state.some((one) => one.reply || one.skipped);
  steps.show(begun ? firstOpen(state, (one) => Boolean(one.reply?.right) || one.skipped) : FREE, false);

  function playing() {
    const note = h("div", { role: "status" });
    const { set, element } = sliders({ pose: free, item: card.id, now, moved: () => note.replaceChildren() });
    const preset = (/** @type {string} */ name, /** @type {Pose} */ pose, /** @type {string} */ text) => {
      const tell = () => {
        set(pose);
        const panel = text && h("div", { class: "eip-panel", "data-tone": "note" }, h("h4", {}, name), prose(text));
        note.replaceChildren(...(panel ? [panel] : []));
      };
      return h("button", { type: "button", onclick: tell }, name);
    };
    const presets = [...card.presets, { name: words.rest, pose: {}, note: "" }];
    return [
      h("h4", { tabindex: "-1" }, words.units),
      element,
      h("h4", {}, words.presets),
      h(
        "div",
        { class: "eip-row eip-presets" },
        presets.map((one) => preset(one.name, one.pose, one.note)),
      ),
      note,
      h(
        "div",
        { class: "eip-row" },
        h("button", { type: "button", class: "eip-main", onclick: () => steps.show(0) }, words.to_tasks),
      ),
    ];
  }

  /**
   * @param {Task} task
   * @param {number} number
   */
  function working(task, number) {
    const mine = state[number];
    const result = h("div", { class: "eip-result" });
    const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);
    const next = h("button", { type: "button", onclick: once(go_on) }, words.skip_task);
    const asked = task.kind === "name" ? naming(task, task.pose, mine) : setting(task, mine);

    async function submit() {
      const data = asked.answer();
      if (!data) return result.replaceChildren(h("p", { role: "alert", class: "eip-note" }, words.pick_first));
      asked.draft?.hold();
      const reply = await kit.save(task.id, "answer", data);
      if (!reply) return;
      asked.draft?.done();
      Object.assign(mine, { reply }, data);
      judge(reply);
      focusOn(result);
    }

    /** @param {Reply} reply */
    function judge({ right, hint, reason, missing, extra }) {
      result.replaceChildren(
        h(
          "div",
          { class: "eip-panel", "data-tone": right ? "good" : "note" },
          h("h4", { tabindex: "-1" }, right ? words.right : words.not_yet),
          missing > 0 && h("p", {}, words.missing),
          extra > 0 && h("p", {}, words.extra),
          prose(right ? reason : hint),
          right && kit.reviewed(task.id),
        ),
      );
      check.textContent = words.check_again;
      check.hidden = right;
      if (right) asked.lock();
      next.className = right ? "eip-main" : "";
      next.textContent = number + 1 < card.tasks.length ? words.next : words.finish;
    }

    /** Going on without an answer is a skip, and counts as done. */
    async function go_on() {
      if (!mine.reply && !mine.skipped) mine.skipped = (await kit.save(task.id, "skip", {})) !== null;
      steps.show(number + 1);
    }

    if (mine.reply) judge(mine.reply);
    const back = steps.button(number ? words.previous : words.to_face, number - 1);
    return [
      steps.line(words.place, number, card.tasks.length),
      asked.element,
      result,
      h("div", { class: "eip-row" }, check, next, back),
    ];
  }

  /**
   * @param {Task} task
   * @param {Pose} pose
   * @param {Mine} mine
   * @returns {Asked}
   */
  function naming(task, pose, mine) {
    // What can be seen is said to those who don't see it, without the name that is asked for.
    const [shown] = Object.keys(pose);
    picture.show(pose, { now, label: prose(units[shown].seen).textContent?.trim() });
    const name = unique("unit");
    const inputs = task.offer.map((id) => h("input", { type: "radio", name, value: id, checked: mine.picked === id }));
    const options = task.offer.map((id, index) =>
      h("li", { class: "eip-option" }, h("label", {}, inputs[index], h("span", {}, units[id].name))),
    );
    return {
      element: h("fieldset", {}, prose(task.prompt, "legend"), h("ul", { class: "eip-options" }, options)),
      answer: () => {
        const picked = inputs.find((input) => input.checked)?.value;
        return picked ? { picked } : null;
      },
      lock: () => {
        for (const input of inputs) input.disabled = true;
      },
    };
  }

  /**
   * @param {Task} task
   * @param {Mine} mine
   * @returns {Asked}
   */
  function setting(task, mine) {
    const { element, answer, draft, lock } = sliders({ pose: mine.pose, item: task.id, now });
    return {
      element: h("div", {}, prose(task.prompt, "div", { class: "eip-prompt" }), element),
      answer: () => ({ pose: answer() }),
      draft,
      lock,
    };
  }

  function closing() {
    picture.show({});
    return [
      h("h4", { tabindex: "-1" }, words.ending),
      prose(card.closing),
      kit.reviewed(card.id),
      h("div", { class: "eip-row" }, steps.button(words.to_face, FREE), steps.button(words.look_back, 0)),
    ];
  }
}

export default face;
