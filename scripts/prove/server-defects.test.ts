import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SERVER_PROOFS, withDefect } from "./server-defects";

const DEFECTS = SERVER_PROOFS.flatMap(({ defects }) => defects);

test.each(DEFECTS)("$name fits the sources as they are", (defect) => {
  const source = readFileSync(defect.file, "utf8");
  expect(withDefect(source, defect)).not.toBe(source);
});

test("a defect that fits nowhere or twice says so", () => {
  const defect = { name: "a defect", file: "a file", from: "a", to: "b" };
  expect(withDefect("cat", defect)).toBe("cbt");
  expect(() => withDefect("dog", defect)).toThrow("no longer fits a file");
  expect(() => withDefect("banana", defect)).toThrow("no longer fits a file");
});
