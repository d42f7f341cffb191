import assert from "node:assert/strict";
import { test } from "node:test";
import { here, spoken, voiceOf } from "../../course_lib/activities/frame/voices.js";

const voice = (/** @type {string} */ name, lang = "en-GB", more = {}) => ({
  ...{ name, lang, localService: true, default: false },
  ...more,
});
const names = (/** @type {{ name: string }[]} */ voices) => voices.map(({ name }) => name);

test("a voice that a company’s server speaks is never used", () => {
  assert.deepEqual(here([voice("Cloud", "en-GB", { localService: false, default: true })]), []);
});

test("a voice of another language is left out, however its language is written", () => {
  assert.deepEqual(names(here([voice("Anna", "de-DE"), voice("Ada", "en_US"), voice("Enno", "enm")])), ["Ada"]);
});

test("the browser’s own choice comes first, then a British one, and there are two at most", () => {
  const all = [voice("Bells", "en-US"), voice("Serena"), voice("Sam", "en-US", { default: true }), voice("Daniel")];
  assert.deepEqual(names(here(all)), ["Sam", "Daniel"]);
});

test("a person keeps their voice, and two people may have two", () => {
  const two = ["first", "second"];
  assert.equal(voiceOf("Ruth", two), voiceOf("Ruth", two));
  assert.notEqual(voiceOf("A", two), voiceOf("B", two));
  assert.equal(voiceOf("Ruth", ["only"]), "only");
  assert.equal(voiceOf("Ruth", []), undefined);
});

test("what is seen of a client is not said, nor are quotation marks", () => {
  assert.equal(spoken("“I’m fine. [shrugs]\nWork’s fine.”"), "I’m fine. Work’s fine.");
});

test("where nothing is said there is nothing to hear", () => {
  assert.equal(spoken("[nothing moves in his face]"), "");
  assert.equal(spoken("“… [laughs]”"), "");
});
