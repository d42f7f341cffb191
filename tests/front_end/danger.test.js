import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { dangers, watcher } from "../../course_lib/activities/frame/danger.js";

const WORDS = ["suicide", "end my life", "don’t want to live"];

test("words of danger are found whatever their case, apostrophe or punctuation", () => {
  assert.deepEqual(dangers("Suicide, she said; I don't want to live.", WORDS), ["suicide", "don’t want to live"]);
});

test("a word of danger inside another word, or torn apart, is none", () => {
  assert.deepEqual(dangers("suicidology; the end. My life", ["suicid", "my end"]), []);
});

test("they are told at a pause in the writing, and once each", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let told = 0;
  const watch = watcher(WORDS, () => {
    told += 1;
  });
  watch("I think of suicide");
  mock.timers.tick(700);
  watch("I think of suicide often");
  mock.timers.tick(700);
  assert.equal(told, 0);
  mock.timers.tick(100);
  assert.equal(told, 1);
  watch("I think of suicide often, and to");
  mock.timers.tick(800);
  assert.equal(told, 1);
  watch("I think of suicide often, and to end my life");
  mock.timers.tick(800);
  assert.equal(told, 2);
  mock.timers.reset();
});
