import { expect, test } from "vitest";
import { trendPath } from "./trend-path";

test("time runs from edge to edge and the highest value stays below the top", () => {
  expect(trendPath([0, 5, 10])).toEqual({ line: "M0 100L50 52L100 4", area: "M0 100L50 52L100 4V100H0Z" });
});

test("one value is a level line, and nothing but zeros lies on the ground", () => {
  expect(trendPath([7]).line).toBe("M0 4L100 4");
  expect(trendPath([0, 0]).line).toBe("M0 100L100 100");
});
