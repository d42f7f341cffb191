import assert from "node:assert/strict";
import { test } from "node:test";
import { asCsv, shown } from "../../course_lib/activities/graded/own_data.js";

test("a correlation is shown without the 0 before its point, and other numbers as they are", () => {
  assert.deepEqual(
    [0.4, -0.05, 0].map((r) => shown("r", r)),
    [".40", "−.05", ".00"],
  );
  assert.equal(shown("n", 40), "40");
});

test("the file has a line of heads, a line for each row, and points in its numbers", () => {
  const rows = [
    { study: 1, r: 0.4, n: 40 },
    { study: 2, r: -0.05, n: 62 },
  ];
  assert.equal(asCsv(rows), "study,r,n\r\n1,0.4,40\r\n2,-0.05,62\r\n");
});
