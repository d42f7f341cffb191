import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { drafting, forgetDrafts } from "../../course_lib/activities/frame/drafts.js";

/** @typedef {import("../../course_lib/activities/frame/history.js").History} History */

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => {
  mock.timers.reset();
  forgetDrafts();
});

/** An activity whose kernel saves what it gets, at one minute after another, unless it is `down`. */
function activity(/** @type {History} */ history = {}) {
  const kernel = { down: false, saved: /** @type {any[]} */ ([]) };
  const { draft, flush } = drafting(history, async (item, act, data) => {
    if (kernel.down) return null;
    kernel.saved.push([item, act, data]);
    return { at: `2026-01-01T10:0${kernel.saved.length}` };
  });
  return { kernel, draft, flush, history };
}

async function pass(/** @type {number} */ milliseconds) {
  mock.timers.tick(milliseconds);
  for (let turn = 0; turn < 10; turn++) await null; // what the timers started comes to its end
}

test("what is typed is sent once, a moment after the last key", async () => {
  const { kernel, draft } = activity();
  const mine = draft("one");
  mine.set({ text: "I" });
  await pass(1000);
  mine.set({ text: "I see" });
  await pass(1000);
  assert.deepEqual(kernel.saved, []);
  await pass(200);
  assert.deepEqual(kernel.saved, [["one", "draft", { text: "I see" }]]);
  await pass(5000);
  assert.equal(kernel.saved.length, 1);
  assert.deepEqual(mine.get(), { text: "I see" });
  assert.equal(mine.unsent(), undefined);
});

test("what could not be saved is still there for the activity that is painted anew, and is sent by it", async () => {
  const before = activity();
  before.kernel.down = true;
  before.draft("one").set({ text: "mine" });
  await pass(1200);
  assert.deepEqual(before.kernel.saved, []);

  const after = activity();
  assert.deepEqual(after.draft("one").get(), { text: "mine" });
  await pass(1200);
  assert.deepEqual(after.kernel.saved, [["one", "draft", { text: "mine" }]]);
});

test("a draft on disk from before the answer is over", () => {
  const on_disk = { at: "2026-01-01T09:00", times: 1, data: { text: "old" }, reply: {}, stale: false };
  const { draft } = activity({ one: { draft: on_disk } });
  assert.equal(draft("one", { after: "2026-01-01T09:30" }).get(), undefined);
  assert.deepEqual(draft("one", { after: "2026-01-01T08:30" }).get(), { text: "old" });
});

test("once the answer is on disk nothing of the draft is sent or shown", async () => {
  const { kernel, draft } = activity();
  const mine = draft("one");
  mine.set({ text: "mine" });
  mine.done();
  await pass(5000);
  assert.deepEqual(kernel.saved, []);
  assert.equal(mine.get(), undefined);
});

test("a draft that is held is not sent, and is not lost where its answer could not be saved", async () => {
  const { kernel, draft } = activity();
  const mine = draft("one", { wait: 500 });
  mine.set({ pose: { "jaw-drop": 1 } });
  mine.hold();
  await pass(5000);
  assert.deepEqual(kernel.saved, []);
  assert.deepEqual(mine.unsent(), { pose: { "jaw-drop": 1 } });
});

test("what was typed while a draft was on its way is sent after it", async () => {
  const { kernel, draft } = activity();
  const mine = draft("one", { act: "answer" });
  mine.set({ text: "first" });
  mock.timers.tick(1200);
  mine.set({ text: "first and second" });
  await pass(0);
  assert.deepEqual(mine.unsent(), { text: "first and second" });
  await pass(1200);
  assert.deepEqual(
    kernel.saved.map(([, act, data]) => [act, data.text]),
    [
      ["answer", "first"],
      ["answer", "first and second"],
    ],
  );
});

test("what may not leave the page does not, and leaves it when it may", async () => {
  let keep = false;
  const { kernel, draft, flush } = activity();
  const mine = draft("one", { sends: () => keep });
  mine.set({ text: "my own" });
  await pass(5000);
  flush();
  assert.equal(await mine.flush(), undefined);
  assert.deepEqual(kernel.saved, []);
  assert.deepEqual(mine.get(), { text: "my own" });
  keep = true;
  assert.ok(await mine.flush());
  assert.deepEqual(kernel.saved, [["one", "draft", { text: "my own" }]]);
});

test("an activity that goes sends at once what waits", async () => {
  const { kernel, draft, flush } = activity();
  draft("one").set({ text: "half a" });
  draft("two").set({ text: "another" });
  flush();
  await pass(0);
  assert.deepEqual(
    kernel.saved.map(([item]) => item),
    ["one", "two"],
  );
});

test("what an answer on disk holds is no draft any more, though the page was left before it heard so", () => {
  activity().draft("one").set({ text: "mine" });
  const answer = { at: "2026-01-01T09:00", times: 1, data: { text: "mine", ratings: [] }, reply: {}, stale: false };

  const { draft } = activity({ one: { first: answer } });

  assert.equal(draft("one").get(), undefined);
});
