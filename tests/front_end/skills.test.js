import assert from "node:assert/strict";
import { test } from "node:test";

import { much, skills } from "../../course_lib/activities/progress/skills.js";

const NOTHING = { name: "Repairing", answers: 0, written: 0, sessions: 0, again: null };

test("a session is as much as ten answers", () => {
  assert.equal(much({ ...NOTHING, answers: 3, sessions: 2 }), 23);
});

test("before anything is done, there is no table of noughts", () => {
  assert.deepEqual(skills([NOTHING], 5, {}), []);
});
