import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withDefect } from "../server-defects";
import { SAFETY_DEFECTS, SOURCE_DEFECTS } from "./defects";
import { SECTIONS } from "./sections";

test.each(SOURCE_DEFECTS)("$name fits the sources as they are", (defect) => {
  const source = readFileSync(defect.file, "utf8");
  expect(withDefect(source, defect)).not.toBe(source);
});

test("every section has a defect that it must catch, and every defect a section", () => {
  const planted = new Set(SAFETY_DEFECTS.map(({ section }) => section));
  expect([...planted].sort()).toEqual(SECTIONS.map(({ name }) => name).sort());
});
