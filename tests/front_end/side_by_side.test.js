import assert from "node:assert/strict";
import { test } from "node:test";

import { sideBySide, signed } from "../../course_lib/activities/form/side_by_side.js";

test("percentage points have their sign, and nought has none", () => {
  assert.deepEqual([12, 0, -7].map(signed), ["+12", "0", "−7"]);
});

test("before both sets are over, nothing is shown", () => {
  assert.deepEqual(sideBySide(null, {}), []);
});
