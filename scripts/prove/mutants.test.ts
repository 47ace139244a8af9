import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MUTANTS } from "./mutants";
import { PROOFS } from "./proofs";

test.each(MUTANTS)("$name still fits the file that it is planted in", ({ file, from }) => {
  expect(readFileSync(file, "utf8")).toContain(from);
});

test("every proof has a defect that it must catch, and every defect a proof", () => {
  const proofs = PROOFS.map(({ name }) => name);
  expect(new Set(MUTANTS.map(({ proof }) => proof))).toEqual(new Set(proofs));
});
