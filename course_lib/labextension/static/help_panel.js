// Written by `python -m course_lib tidy` from activities/frame/help.js and data/help.yml: help waits for no kernel.
const $modules = {};
$modules["frame/dom.js"] = (() => {


function h(tag, attributes = {}, ...children) {
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

const typed = (tag, text, attributes = {}) => h(tag, { dir: "auto", ...attributes }, text);

function present(children) {
  return children.flatMap((child) => {
    if (Array.isArray(child)) return present(child);
    return child === null || child === undefined || child === false
      ? []
      : [typeof child === "number" ? `${child}` : child];
  });
}

function prose(html, tag, attributes = {}) {
  const element = h(tag ?? "div", attributes);
  element.innerHTML = html;
  return element;
}

const once = (action) => async (/** @type {Event} */ event) => {
  const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
  button.disabled = true;
  await action();
  button.disabled = false;
  if (document.activeElement === document.body) button.focus();
};

function warn(place, text) {
  place.replaceChildren(...(text ? [h("p", { role: "alert" }, text)] : []));
}

function focusOn(element) {
  const heading = /** @type {HTMLElement | null} */ (element.querySelector("[tabindex='-1']"));
  heading?.focus();
}

let serial = 0;
const unique = (stem) => `eip-${stem}-${Date.now().toString(36)}-${serial++}`;

return { h: h, typed: typed, present: present, prose: prose, once: once, warn: warn, focusOn: focusOn, unique: unique };
})();
$modules["frame/owner.js"] = (() => {

function owner() {
  const settings = globalThis.document?.getElementById("jupyter-config-data")?.textContent;
  return settings ? JSON.parse(settings).baseUrl : "/";
}

return { owner: owner };
})();
$modules["frame/remembered.js"] = (() => {

const { owner } = $modules["frame/owner.js"];

const named = (/** @type {string} */ name) => `empathy-in-practice:${owner()}:${name}`;

function recall(name) {
  try {
    return localStorage.getItem(named(name)) === "true";
  } catch {
    return false;
  }
}

function remember(name, wanted) {
  try {
    localStorage.setItem(named(name), String(wanted));
  } catch {
  }
}

return { recall: recall, remember: remember };
})();
$modules["frame/text.js"] = (() => {

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

function clock(iso) {
  return new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

function moment(at) {
  const day = /** @type {const} */ ({ day: "numeric", month: "long", year: "numeric" });
  const time = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  return new Date(at).toLocaleString("en-GB", { ...day, ...time });
}

const zone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

function spokenDay(date, { year = false } = {}) {
  const long = /** @type {const} */ ({ weekday: "long", day: "numeric", month: "long" });
  return date.toLocaleDateString("en-GB", year ? { ...long, year: "numeric" } : long);
}

function countWords(text) {
  return text.split(/\s+/).filter(Boolean).length;
}

function percent(share) {
  return Math.round(share * 100);
}

function points(got) {
  return `${Math.round(got * 10) / 10}`;
}

function wrongLength(text, [fewest, most], words) {
  const count = countWords(text);
  return count < fewest ? words.too_short : count > most ? words.too_long : "";
}

return { fill: fill, clock: clock, moment: moment, zone: zone, spokenDay: spokenDay, countWords: countWords, percent: percent, points: points, wrongLength: wrongLength };
})();
$modules["frame/voices.js"] = (() => {


const VOICES = 2;

function here(voices) {
  const rank = (/** @type {One} */ one) => (one.default ? 0 : /GB$/i.test(one.lang) ? 1 : 2);
  return voices
    .filter((one) => one.localService && /^en([-_]|$)/i.test(one.lang))
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
    .slice(0, VOICES);
}

function voiceOf(name, voices) {
  const sum = [...name].reduce((so_far, letter) => so_far + letter.charCodeAt(0), 0);
  return voices[sum % voices.length];
}

function spoken(line) {
  const said = line
    .replace(/\[[^\]]*\]/g, " ")
    .replace(/[“”]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return /\p{Letter}/u.test(said) ? said : "";
}

return { here: here, voiceOf: voiceOf, spoken: spoken };
})();
$modules["frame/hearing.js"] = (() => {

const { h, unique } = $modules["frame/dom.js"];
const { recall, remember } = $modules["frame/remembered.js"];
const { fill } = $modules["frame/text.js"];
const { here, spoken, voiceOf } = $modules["frame/voices.js"];

const WISH = "voices";
const LOOK = 200;

let now = null;

const found = () => here(globalThis.speechSynthesis?.getVoices() ?? []);

function offer(wanted = recall(WISH)) {
  document.body.classList.toggle("eip-voices", wanted && found().length > 0);
}

let begun = false;
function begin() {
  if (begun) return;
  begun = true;
  offer();
  globalThis.speechSynthesis?.addEventListener("voiceschanged", () => offer());
}

function hearing(line, who, words) {
  begin();
  const said = spoken(line);
  if (!said) return null;
  const button = h("button", { type: "button", class: "eip-hear", onclick: press });
  label(false);
  return button;

  function press() {
    if (now?.button === button) now.stop();
    else start();
  }

  function label(/** @type {boolean} */ speaking) {
    button.textContent = speaking ? words.hear_stop : words.hear;
    button.setAttribute("aria-label", fill(speaking ? words.hear_stop_label : words.hear_label, { client: who }));
  }

  function start() {
    now?.stop();
    const voice = voiceOf(who, found());
    if (!voice) return;
    const utterance = new SpeechSynthesisUtterance(said);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    const elsewhere = (/** @type {Event} */ event) => {
      const pressed = /** @type {Element} */ (event.target).closest("button, a");
      if (pressed && pressed !== button) stop();
    };
    const looking = setInterval(() => button.checkVisibility() || stop(), LOOK);
    document.addEventListener("click", elsewhere, true);
    window.addEventListener("pagehide", stop);
    utterance.onend = () => now?.stop === stop && stop();
    utterance.onerror = utterance.onend;
    now = { button, stop };
    label(true);
    speechSynthesis.speak(utterance);

    function stop() {
      now = null;
      clearInterval(looking);
      document.removeEventListener("click", elsewhere, true);
      window.removeEventListener("pagehide", stop);
      label(false);
      speechSynthesis.cancel();
    }
  }
}

function voiceSwitch(words) {
  const note = h("p", { id: unique("voices"), class: "eip-quiet" });
  const box = h("input", { type: "checkbox", "aria-describedby": note.id, onchange: set });
  const element = h(
    "div",
    { class: "eip-voice-switch" },
    h("h4", {}, words.voices),
    h("label", {}, box, words.voices_switch),
    note,
  );
  tell();
  return { element, tell };

  function tell() {
    const some = found().length > 0;
    box.disabled = !some;
    box.checked = some && recall(WISH);
    note.textContent = some ? words.voices_note : words.voices_none;
  }

  function set() {
    remember(WISH, box.checked);
    offer(box.checked);
    if (!box.checked) now?.stop();
  }
}

return { hearing: hearing, voiceSwitch: voiceSwitch };
})();
$modules["frame/linked.js"] = (() => {

const { h } = $modules["frame/dom.js"];

const LINK = /(?<site>\b[a-z0-9-]+(?:\.[a-z]+)+\b)|(?<number>\d(?: ?\d){2,})/g;
const TEXT_ALONE = /\btext $/;
const CALL_OR_TEXT = /call or text $/i;

function parts(line) {
  const found = [];
  let from = 0;
  for (const match of line.matchAll(LINK)) {
    const before = line.slice(from, match.index);
    const [text] = match;
    if (before) found.push({ text: before });
    found.push({ text, href: match.groups?.site ? `https://${text}` : dialled(text, before) });
    from = match.index + text.length;
  }
  const rest = line.slice(from);
  return rest ? [...found, { text: rest }] : found;
}

function dialled(number, before) {
  const texted = TEXT_ALONE.test(before) && !CALL_OR_TEXT.test(before);
  return `${texted ? "sms" : "tel"}:${number.replaceAll(" ", "")}`;
}

function linked(line) {
  return parts(line).map(({ text, href }) => {
    if (!href) return text;
    const away = href.startsWith("https:") ? { target: "_blank", rel: "noopener noreferrer" } : {};
    return h("a", { href, ...away }, text);
  });
}

return { parts: parts, linked: linked };
})();
$modules["frame/help.js"] = (() => {

const { h, prose, unique } = $modules["frame/dom.js"];
const { voiceSwitch } = $modules["frame/hearing.js"];
const { linked } = $modules["frame/linked.js"];
const { fill } = $modules["frame/text.js"];


const ANYWHERE = "INT";

function helpPanel(help, words) {
  const title = unique("help");
  const lines = h("ul", { class: "eip-lines" });
  const choose = h(
    "select",
    { id: unique("country"), onchange: () => show(choose.value) },
    help.countries.map((country) => h("option", { value: country.code }, country.name)),
  );
  const region = (navigator.language || "").split("-")[1] ?? "";
  choose.value = help.countries.some((one) => one.code === region) ? region : ANYWHERE;
  show(choose.value);
  const voices = voiceSwitch(words);
  const note = prose(help.risk_note, "div", { class: "eip-risk", hidden: true });
  const dialog = h(
    "dialog",
    {
      class: "eip eip-help",
      "aria-labelledby": title,
      "data-lm-suppress-shortcuts": "true",
      onclose: () => dialog.remove(),
    },
    h("h3", { id: title, tabindex: "-1", autofocus: true }, help.title),
    note,
    prose(help.intro),
    h("label", { for: choose.id }, words.country),
    choose,
    lines,
    voices.element,
    h(
      "div",
      { class: "eip-row" },
      h("button", { class: "eip-main", type: "button", onclick: () => dialog.close() }, words.back),
    ),
  );

  function show(code) {
    const country = help.countries.find((one) => one.code === code) ?? help.countries[0];
    lines.replaceChildren(...(country?.lines ?? []).map(item));
  }

  function item(line) {
    return h(
      "li",
      {},
      h("strong", {}, line.name),
      h("span", { class: "eip-contact" }, linked(line.contact)),
      line.note && h("span", {}, line.note),
      h("small", {}, fill(words.source, { source: line.source, date: line.checked })),
    );
  }

  return {
    open: ({ risk = false } = {}) => {
      note.hidden = !risk;
      voices.element.hidden = risk; // then nothing stands beside the lines
      voices.tell();
      document.body.append(dialog); // inside a notebook, a page that draws only what is in view could hide it
      if (!dialog.open) dialog.showModal();
    },
  };
}

return { helpPanel: helpPanel };
})();
const help = {"title": "Pause, or find help", "intro": "<p>Stop here for as long as you like. Nothing is lost: what you have done is kept, and you may leave this activity for\ngood and still go on with the lesson.</p>\n<p>The people in this course are made up and this is practice, not therapy and not supervision. If it has touched\nsomething of your own, a person will be of more use to you than a page: someone you trust, your tutor or supervisor,\nor one of the lines below.</p>\n<p>If you or somebody else is in danger now, call your local emergency number.</p>", "countries": [{"code": "AU", "name": "Australia", "lines": [{"name": "Lifeline", "contact": "Call 13 11 14, or text 0477 13 11 14", "note": "Day and night. A call from a landline may cost as much as a local call.", "source": "lifeinmind.org.au", "checked": "2026-11-23"}]}, {"code": "CA", "name": "Canada", "lines": [{"name": "9-8-8 Suicide Crisis Helpline", "contact": "Call or text 988", "note": "Free, day and night, in English and French. You may also call when you are worried about someone else.", "source": "Government of Canada, newswire.ca, 30 November 2023", "checked": "2026-11-23"}]}, {"code": "FR", "name": "France", "lines": [{"name": "3114, numéro national de prévention du suicide", "contact": "Call 3114", "note": "Free, day and night, in French.", "source": "3114.fr", "checked": "2026-11-23"}]}, {"code": "DE", "name": "Germany", "lines": [{"name": "TelefonSeelsorge", "contact": "Call 0800 111 0 111 or 0800 111 0 222", "note": "Free and anonymous, day and night, in German, for people of any faith or none.", "source": "domradio.de", "checked": "2026-11-23"}]}, {"code": "IE", "name": "Ireland", "lines": [{"name": "Samaritans", "contact": "Call 116 123", "note": "Free, day and night. You don’t have to be suicidal to call.", "source": "samaritans.org (Samaritans Ireland), irishexaminer.com", "checked": "2026-11-23"}]}, {"code": "NZ", "name": "New Zealand", "lines": [{"name": "1737, Need to talk?", "contact": "Call or text 1737", "note": "Free, day and night, with a trained counsellor.", "source": "New Zealand Government, scoop.co.nz; pegasus.health.nz", "checked": "2026-11-23"}]}, {"code": "GB", "name": "United Kingdom", "lines": [{"name": "Samaritans", "contact": "Call 116 123", "note": "Free from any phone, also without credit, day and night.", "source": "samaritans.org", "checked": "2026-11-23"}]}, {"code": "US", "name": "United States", "lines": [{"name": "988 Suicide & Crisis Lifeline", "contact": "Call or text 988, or chat at 988lifeline.org", "note": "Free, day and night, in English and Spanish.", "source": "samhsa.gov", "checked": "2026-11-23"}]}, {"code": "INT", "name": "Another country", "lines": [{"name": "Find a Helpline", "contact": "findahelpline.com", "note": "Lists helplines in about 130 countries.", "source": "findahelpline.com, lifeline-international.com", "checked": "2026-11-23"}]}], "risk_note": ""};
const words = {"country": "Where are you?", "source": "Source: {source}, read on {date}", "back": "Go back to the lesson", "voices": "Clients’ lines, aloud", "voices_switch": "Show a small button, “Hear it”, at clients’ lines", "voices_note": "The voice is this computer’s own. It is made, nobody is speaking, and there is no feeling in it. How a client sounds is still for you to imagine. Nothing plays by itself, nothing is sent anywhere, and the words stay on the page. This computer remembers your choice.", "voices_none": "This browser has no English voice that speaks on this computer itself, so there is nothing to hear here. Every line is on the page in words."};
export const helpPanel = () => $modules["frame/help.js"].helpPanel(help, words);
