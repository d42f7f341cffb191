// The face lab: move a face freely, then name a unit that it shows or set it yourself, one task at a time.

import { h, once, prose, unique } from "./dom.js";
import { latest } from "./history.js";
import { portrait } from "./portrait.js";
import { fill } from "./text.js";

function face(kit) {
  const { card, words, body, history } = kit;
  const units = Object.fromEntries(card.drawing.units.map((unit) => [unit.id, unit]));
  const offered = card.units.map((id) => units[id]);
  const picture = portrait(card.drawing);
  const valid = (one) => (one && !one.stale ? one : null);
  const timers = new Map();
  const state = card.tasks.map((task) => {
    const { answer, draft, skip } = history[task.id] ?? {};
    const last = valid(answer);
    const latest = [last, valid(draft)].filter(Boolean).sort((a, b) => (a.at < b.at ? 1 : -1))[0];
    return { picked: last?.data.picked, pose: { ...latest?.data.pose }, reply: last?.reply ?? null, skipped: Boolean(skip) };
  });
  const free = { ...valid(history[card.id]?.draft)?.data.pose };
  const place = h("div", { class: "eip-stage" });
  body.append(
    prose(card.intro, "div", { class: "eip-intro" }),
    h("div", { class: "eip-lab" }, h("div", { class: "eip-drawn" }, picture.element), place, h("p", { class: "eip-quiet" }, words.reminder)),
  );
  const begun = state.some((one) => one.reply || one.skipped);
  const open = state.findIndex((one) => !one.reply?.right && !one.skipped);
  show(begun ? (open === -1 ? card.tasks.length : open) : -1, { focus: false, now: true });

  /** Show a step: -1 is the free face, then the tasks, then the closing. */
  function show(number, { focus = true, now = false } = {}) {
    const task = card.tasks[number];
    place.replaceChildren(...(number < 0 ? playing(now) : task ? working(task, number, now) : closing()));
    if (focus) place.querySelector("[tabindex='-1']").focus();
  }

  /** Sliders for the units on offer, which move the face and keep where they stand. */
  function sliders(pose, item, now, moved = () => {}) {
    const draw = (at_once = false) => picture.show(pose, { now: at_once });
    const keep = () => {
      const data = { pose: Object.fromEntries(Object.entries(pose).filter(([, strength]) => strength > 0)) };
      clearTimeout(timers.get(item));
      timers.set(item, setTimeout(() => kit.save(item, "draft", data, { quiet: true }), 500));
    };
    const rows = offered.map((unit) => {
      const id = unique("unit");
      const value = h("span", { class: "eip-value", "aria-hidden": "true" });
      const input = h("input", {
        type: "range", id, min: 0, max: 1, step: 0.1, "aria-describedby": `${id}-seen`,
        oninput: () => {
          pose[unit.id] = Number(input.value);
          tell();
          draw();
          moved();
        },
        onchange: keep,
      });
      const tell = () => {
        input.value = pose[unit.id] ?? 0;
        value.textContent = Number(input.value).toFixed(1);
      };
      tell();
      const name = h("label", { for: id }, h("span", {}, unit.name), " ", h("span", { class: "eip-number" }, fill(words.number, unit)));
      return { input, tell, element: h("li", {}, name, h("div", { class: "eip-range" }, input, value), prose(unit.seen, "div", { id: `${id}-seen`, class: "eip-quiet" })) };
    });
    const set = (goal) => {
      for (const unit of Object.keys(pose)) delete pose[unit];
      Object.assign(pose, goal);
      rows.forEach((row) => row.tell());
      draw();
      keep();
    };
    draw(now);
    return { rows, set, element: h("ul", { class: "eip-units" }, rows.map((row) => row.element)) };
  }

  function playing(now) {
    const { set, element } = sliders(free, card.id, now, () => note.replaceChildren());
    const note = h("div", { role: "status" });
    const preset = (name, pose, text) =>
      h("button", { type: "button", onclick: () => {
        set(pose);
        note.replaceChildren(...(text ? [h("div", { class: "eip-panel", "data-tone": "note" }, h("h4", {}, name), prose(text))] : []));
      } }, name);
    return [
      h("h4", { tabindex: "-1" }, words.units),
      element,
      h("h4", {}, words.presets),
      h("div", { class: "eip-row eip-presets" }, card.presets.map((one) => preset(one.name, one.pose, one.note)), preset(words.rest, {})),
      note,
      h("div", { class: "eip-row" }, h("button", { type: "button", class: "eip-main", onclick: () => show(0) }, words.to_tasks)),
    ];
  }

  function working(task, number, now) {
    const mine = state[number];
    const result = h("div", { class: "eip-result" });
    const check = h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.check);
    const next = h("button", { type: "button", onclick: once(go_on) }, words.skip_task);
    const { element, answer, lock } = task.kind === "name" ? naming(task, mine, now) : setting(task, mine, now);

    async function submit() {
      const data = answer();
      if (!data) return result.replaceChildren(h("p", { role: "alert", class: "eip-note" }, words.pick_first));
      clearTimeout(timers.get(task.id)); // the answer holds what the draft would
      const reply = await kit.save(task.id, "answer", data);
      if (!reply) return;
      Object.assign(mine, { reply, picked: data.picked });
      judge();
      result.querySelector("[tabindex='-1']").focus();
    }

    function judge() {
      const { right, hint, reason, missing, extra } = mine.reply;
      result.replaceChildren(
        h(
          "div",
          { class: "eip-panel", "data-tone": right ? "good" : "note" },
          h("h4", { tabindex: "-1" }, right ? words.right : words.not_yet),
          missing > 0 && h("p", {}, words.missing),
          extra > 0 && h("p", {}, words.extra),
          prose(right ? reason : hint),
        ),
      );
      check.textContent = words.check_again;
      check.hidden = right;
      if (right) lock();
      next.className = right ? "eip-main" : "";
      next.textContent = number + 1 < card.tasks.length ? words.next : words.finish;
    }

    /** Going on without an answer is a skip, and counts as done. */
    async function go_on() {
      if (!mine.reply && !mine.skipped) mine.skipped = (await kit.save(task.id, "skip", {})) !== null;
      show(number + 1);
    }

    if (mine.reply) judge();
    return [
      h("p", { class: "eip-place", tabindex: "-1" }, fill(words.place, { number: number + 1, of: card.tasks.length })),
      element,
      result,
      h("div", { class: "eip-row" }, check, next, h("button", { type: "button", onclick: () => show(number - 1) }, number ? words.previous : words.to_face)),
    ];
  }

  function naming(task, mine, now) {
    // What can be seen is said to those who don't see it, without the name that is asked for.
    const [shown] = Object.keys(task.pose);
    picture.show(task.pose, { now, label: prose(units[shown].seen).textContent.trim() });
    const name = unique("unit");
    const inputs = task.offer.map((id) => h("input", { type: "radio", name, value: id, checked: mine.picked === id }));
    return {
      element: h(
        "fieldset",
        {},
        prose(task.prompt, "legend"),
        h("ul", { class: "eip-options" }, task.offer.map((id, index) => h("li", { class: "eip-option" }, h("label", {}, inputs[index], h("span", {}, units[id].name))))),
      ),
      answer: () => {
        const picked = inputs.find((input) => input.checked)?.value;
        return picked && { picked };
      },
      lock: () => inputs.forEach((input) => (input.disabled = true)),
    };
  }

  function setting(task, mine, now) {
    const { rows, element } = sliders(mine.pose, task.id, now);
    return {
      element: h("div", {}, prose(task.prompt, "div", { class: "eip-prompt" }), element),
      answer: () => ({ pose: Object.fromEntries(rows.map(({ input }, index) => [card.units[index], Number(input.value)])) }),
      lock: () => rows.forEach(({ input }) => (input.disabled = true)),
    };
  }

  function closing() {
    picture.show({});
    return [
      h("h4", { tabindex: "-1" }, words.ending),
      prose(card.closing),
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: () => show(-1) }, words.to_face), h("button", { type: "button", onclick: () => show(0) }, words.look_back)),
    ];
  }
}

export default face;
