// The frame around every activity. Each kind's own file follows this one in the same module.
//
// Promise: "Saved 14:02" appears only after the kernel said that the answer is on disk. If no word comes (a dead kernel,
// a lost connection, a full disk) it says "NOT saved", keeps what was typed and says what to do.

/** How long to wait for the kernel's word before saying "NOT saved", in milliseconds. */
const PATIENCE = 6000;

/** The entry of the help panel for a place that has no lines of its own there. */
const ANYWHERE = "INT";

/** What was typed but not yet sent, kept while the page is open, so that a repainted activity still has it. */
const drafts = (globalThis.empathyDrafts ??= new Map());

/** Make an element: h("button", {class: "x", onclick: f}, "text", child, ...). Strings become text, never HTML. */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An element that holds HTML rendered from a content file by the kernel (never a learner's words). */
function prose(html, tag = "div", attributes = {}) {
  const element = h(tag, attributes);
  element.innerHTML = html;
  return element;
}

/** Fill in {braces}: fill("Saved {time}", {time: "14:02"}). */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The learner's own wall clock. */
function clock(iso) {
  return new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** One press, one answer: while it is under way, the button takes no second. A disabled button loses the focus. */
const once = (action) => async ({ currentTarget: button }) => {
  button.disabled = true;
  await action();
  button.disabled = false;
  if (document.activeElement === document.body) button.focus();
};

let serial = 0;
/** An id that no other element of the page has. */
const unique = (stem) => `eip-${stem}-${Date.now().toString(36)}-${serial++}`;

/** Send one message and wait for the answer to it. Resolves always; `ok` tells whether the kernel said yes. */
function ask(model, message, patience = PATIENCE) {
  const ref = message.ref ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
  return new Promise((resolve) => {
    const timer = setTimeout(() => done({ ok: false, silent: true, ref }), patience);
    const hear = (answer) => answer.ref === ref && done(answer);
    const done = (answer) => {
      clearTimeout(timer);
      model.off("msg:custom", hear);
      resolve(answer);
    };
    model.on("msg:custom", hear);
    try {
      model.send({ ...message, ref });
    } catch {
      done({ ok: false, silent: true, ref });
    }
  });
}

/** Which of the words of danger stand in a text. They are looked for in the page alone and are not written down. */
function dangers(text, risk_words) {
  const plain = (words) => ` ${words.toLowerCase().replace(/['’-]/g, "").replace(/[^a-z]+/g, " ")} `;
  const written = plain(text);
  return risk_words.filter((word) => written.includes(plain(word)));
}

/** The help panel: a native modal dialog outside the notebook, so that focus, Escape and the page behind it behave. */
function helpPanel(help, words, { onskip } = {}) {
  const title = unique("help");
  const lines = h("ul", { class: "eip-lines" });
  const choose = h(
    "select",
    { id: unique("country"), onchange: () => show(choose.value) },
    help.countries.map((country) => h("option", { value: country.code }, country.name)),
  );
  function show(code) {
    const country = help.countries.find((one) => one.code === code) ?? help.countries[0];
    lines.replaceChildren(
      ...country.lines.map((line) =>
        h(
          "li",
          {},
          h("strong", {}, line.name),
          h("span", { class: "eip-contact" }, line.contact),
          line.note ? h("span", {}, line.note) : null,
          h("small", {}, fill(words.source, { source: line.source, date: line.checked })),
        ),
      ),
    );
  }
  const region = (navigator.language || "").split("-")[1];
  choose.value = help.countries.some((one) => one.code === region) ? region : ANYWHERE;
  show(choose.value);
  const note = prose(help.risk_note, "div", { class: "eip-risk", hidden: true });
  const dialog = h(
    "dialog",
    { class: "eip eip-help", "aria-labelledby": title, "data-lm-suppress-shortcuts": "true", onclose: () => dialog.remove() },
    h("h3", { id: title, tabindex: "-1", autofocus: true }, help.title),
    note,
    prose(help.intro),
    h("label", { for: choose.id }, words.country),
    choose,
    lines,
    h(
      "div",
      { class: "eip-row" },
      h("button", { class: "eip-main", type: "button", onclick: () => dialog.close() }, words.back),
      onskip
        ? h("button", { type: "button", onclick: () => (dialog.close(), onskip()) }, words.skip)
        : null,
    ),
  );
  return {
    /** Open the panel over the whole page; `risk` puts the note about worrying words first. */
    open: ({ risk = false } = {}) => {
      note.hidden = !risk;
      document.body.append(dialog); // inside a notebook, a page that draws only what is in view could hide it
      if (!dialog.open) dialog.showModal();
    },
  };
}

/**
 * Paint an activity into `el`. `kind(kit)` fills the body and returns nothing; it gets
 *   card, words, body   what to show and where
 *   history, summary    what the record holds
 *   save(item, act, data, {quiet})   resolves to the kernel's reply, or null where nothing was saved
 *   request(ask, data)  something other than an answer
 *   draft(item, {after}) {get, set, done}: text not yet sent, saved a moment after typing; drafts from before the
 *                       time `after` are over and done with
 *   watch(text)         open the help panel at a pause in the writing, if words of danger are in it
 *   say(text)           one line to the learner, announced to screen readers
 */
async function paint({ model, el }, kind) {
  const card = model.get("card");
  const words = model.get("words");
  const help = model.get("help");
  const title = unique("title");
  const status = h("p", { class: "eip-status", role: "status" });
  const body = h("div", { class: "eip-body" });
  const timers = new Map();

  const say = (text, state = "") => {
    status.dataset.state = state;
    status.textContent = text;
  };

  async function save(item, act, data, { quiet = false } = {}) {
    const message = { type: "act", item, act, data };
    const sent = performance.now();
    if (!quiet) say(words.saving, "saving");
    const answer = await ask(model, message);
    if (answer.ok) {
      told(act, sent, item, answer.at);
      if (answer.summary) kit.summary = answer.summary;
      return { ...answer.reply, at: answer.at };
    }
    say(fill(answer.silent ? words.silent : words.not_saved, { why: answer.says ?? "" }), "failed");
    model.on("msg:custom", function late(word) {
      // The kernel was only slow: the answer is on disk after all, and the learner is told.
      if (word.ref !== answer.ref) return;
      model.off("msg:custom", late);
      if (word.ok) told(act, sent, item, word.at);
    });
    return null;
  }

  const answered = new Map();
  /** Say that it is on disk. A draft that was on its way when the answer itself was saved doesn't speak over it. */
  function told(act, sent, item, at) {
    const draft = act === "draft";
    if (draft && answered.get(item) > sent) return;
    if (!draft) answered.set(item, performance.now());
    say(fill(draft ? words.draft_saved : words.saved, { time: clock(at) }), "saved");
  }

  async function request(what, data = {}) {
    const answer = await ask(model, { type: "ask", ask: what, data }, 20000);
    if (!answer.ok) say(answer.says ?? words.silent, "failed");
    return answer.ok ? answer : null;
  }

  function draft(item, { after = "" } = {}) {
    const saved = () => kit.history[item]?.draft;
    const later = (text) => {
      clearTimeout(timers.get(item));
      timers.set(item, setTimeout(() => save(item, "draft", { text }, { quiet: true }), 1200));
    };
    return {
      get: () => {
        const typed = drafts.get(item);
        if (typed && typed !== saved()?.data.text) later(typed); // typed while no kernel was there to save it
        return typed ?? (saved()?.at > after ? saved().data.text : "");
      },
      set: (text) => {
        drafts.set(item, text);
        later(text);
      },
      done: () => {
        clearTimeout(timers.get(item));
        drafts.delete(item);
      },
    };
  }

  const seen = new Set();
  /** Words of danger open the help panel once each. They are looked for here alone and are not written down. */
  function watch(text) {
    const look = () => {
      const found = dangers(text, help.risk_words).filter((word) => !seen.has(word));
      found.forEach((word) => seen.add(word));
      if (found.length) panel.open({ risk: true });
    };
    clearTimeout(timers.get(watch));
    timers.set(watch, setTimeout(look, 800)); // at a pause in the writing, so that nobody is cut off in a word
  }

  const skippable = card.id !== undefined;
  const skip = async () => (await save(card.id, "skip", {})) && say(words.skipped, "saved");
  const panel = helpPanel(help, words, skippable ? { onskip: skip } : {});
  const pause = h("button", { class: "eip-pause", type: "button", onclick: () => panel.open() }, words.pause);
  const section = h(
    "section",
    { class: `eip eip-${model.get("kind")}`, "aria-labelledby": title, "data-lm-suppress-shortcuts": "true" },
    h(
      "header",
      { class: "eip-head" },
      h("div", {}, h("p", { class: "eip-kind" }, words.kind), h("h3", { id: title }, card.title)),
      pause,
    ),
    body,
    status,
  );
  // JupyterLab reads single keys as commands (X cuts a cell); what is typed here is for the activity alone.
  for (const type of ["keydown", "keypress", "keyup"]) section.addEventListener(type, (event) => event.stopPropagation());
  el.replaceChildren(section);

  const kit = { card, words, help, panel, body, history: {}, summary: {}, save, request, draft, watch, say };
  const past = await ask(model, { type: "open" }, 15000);
  if (!past.ok) {
    say(past.says ?? words.no_kernel, "failed");
    return;
  }
  Object.assign(kit, { history: past.history, summary: past.summary });
  kind(kit);
  section.dataset.ready = "true";
  const stale = Object.values(kit.history).some((acts) => Object.values(acts).some((one) => one.stale));
  if (stale) say(words.stale);
  if (kit.history[card.id]?.skip) say(words.skipped, "saved");
  if (past.problems?.length) say(past.problems.join(" "), "failed");
  return () => timers.forEach((timer) => clearTimeout(timer));
}

/** What an anywidget module exports. */
const activity = (kind) => ({ render: (context) => void paint(context, kind) });
