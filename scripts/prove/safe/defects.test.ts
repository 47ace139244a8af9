import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withDefect } from "../server-defects";
import { SAFETY_DEFECTS } from "./defects";

test.each(SAFETY_DEFECTS)("$name fits the sources as they are", (defect) => {
  const source = readFileSync(defect.file, "utf8");
  expect(withDefect(source, defect)).not.toBe(source);
});
