// Answering a client. Order matters: own words, own rating, then comparison, then a second try.

const RATINGS = ["yes", "partly", "no"];

function respond(kit) {
  const { card, words, body, history } = kit;
  const past = history[card.id] ?? {};
  let first = past.first && !past.first.stale ? past.first : null;
  let second = past.second && !past.second.stale ? past.second : null;
  const place = h("div");
  body.append(
    prose(card.scene, "div", { class: "eip-intro" }),
    h("blockquote", { class: "eip-speech" }, h("p", { class: "eip-who" }, fill(words.says, { client: card.client })), prose(card.says)),
    place,
  );
  if (card.risk) body.append(h("div", { class: "eip-panel", "data-tone": "warm" }, h("p", {}, words.risk)));
  draw();

  function draw(focus = false) {
    if (!first) place.replaceChildren(...writing());
    else if (!second) place.replaceChildren(...mine(words.your_first, first), ...comparison(), ...again());
    else place.replaceChildren(...mine(words.your_first, first), ...comparison(), ...mine(words.your_second, second), ...closing());
    if (focus) place.querySelector("[tabindex='-1']")?.focus();
  }

  function editor(label, after) {
    const draft = kit.draft(card.id, { after });
    const id = unique("reply");
    const earlier = past.second ?? past.first; // of another version: shown again, so that no words are lost
    const area = h("textarea", { id, rows: 4, value: draft.get() || (earlier?.stale ? earlier.data.text : ""), oninput: () => draft.set(area.value) });
    const note = h("div", { class: "eip-note" });
    const words_in = () => area.value.trim().split(/\s+/).filter(Boolean).length;
    return {
      area,
      note,
      draft,
      elements: [h("label", { for: id, class: "eip-ask" }, label), area, note],
      ready: () => {
        const text = words_in() < 3 ? words.too_short : words_in() > 150 ? words.too_long : "";
        note.replaceChildren(...(text ? [h("p", { role: "alert" }, text)] : []));
        if (text) area.focus();
        return !text;
      },
    };
  }

  function writing() {
    const { area, note, draft, elements, ready } = editor(words.your_reply);
    const questions = card.self_check.map((question) => {
      const name = unique("rating");
      const inputs = RATINGS.map((value) => h("input", { type: "radio", name, value }));
      return {
        inputs,
        element: h(
          "fieldset",
          { class: "eip-rating" },
          h("legend", {}, question),
          h("div", {}, RATINGS.map((value, index) => h("label", {}, inputs[index], words[value]))),
        ),
      };
    });
    const submit = async () => {
      if (!ready()) return;
      const ratings = questions.map(({ inputs }) => inputs.find((input) => input.checked)?.value);
      if (ratings.includes(undefined)) {
        note.replaceChildren(h("p", { role: "alert" }, words.rate_first));
        return;
      }
      const data = { text: area.value, ratings };
      const reply = await kit.save(card.id, "first", data);
      if (!reply) return;
      draft.done();
      first = { data, reply, at: reply.at };
      draw(true);
    };
    return [
      prose(card.task),
      ...elements,
      h("div", { class: "eip-ratings" }, h("h4", {}, words.rate), questions.map(({ element }) => element)),
      h("div", { class: "eip-row" }, h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.compare)),
    ];
  }

  function mine(title, attempt) {
    return [
      h("h4", { tabindex: "-1", class: "eip-yours" }, title),
      h("blockquote", { class: "eip-own" }, attempt.data.text),
    ];
  }

  function comparison() {
    const { key_ideas, traps } = first.reply;
    return [
      meant(first.reply, card.client, words),
      ...others(first.reply.models, words),
      h(
        "details",
        {},
        h("summary", {}, words.more),
        h("h4", {}, words.ideas),
        h("ul", {}, key_ideas.map((idea) => h("li", {}, idea))),
        h("h4", {}, words.traps),
        h("dl", {}, traps.map((trap) => [h("dt", {}, trap.name), prose(trap.why, "dd")])),
      ),
    ];
  }

  function again() {
    const { area, draft, elements, ready } = editor(words.second_reply, first.at);
    const submit = async () => {
      if (!ready()) return;
      const data = { text: area.value };
      const reply = await kit.save(card.id, "second", data);
      if (!reply) return;
      draft.done();
      second = { data, reply, at: reply.at };
      draw(true);
    };
    return [
      h("div", { class: "eip-panel", "data-tone": "note" }, h("h4", {}, words.try_again), prose(first.reply.retry)),
      h("div", { class: "eip-second" }, ...elements),
      h("div", { class: "eip-row" }, h("button", { type: "button", class: "eip-main", onclick: once(submit) }, words.save_second)),
    ];
  }

  function closing() {
    const once_more = () => {
      first = { ...first, at: second.at }; // the draft of the last try is done with
      second = null;
      draw(true);
    };
    return [
      h("p", {}, words.closing),
      h("div", { class: "eip-row" }, h("button", { type: "button", onclick: once_more }, words.once_more)),
    ];
  }
}

export default activity(respond);
