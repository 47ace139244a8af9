import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PARTS, partsOf } from "./parts";

const scripts = (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> })
  .scripts;

test("every part is a program, and every program of a proof in package.json is a part", () => {
  const programs = PARTS.map(({ script }) => `scripts/prove/${script}`);
  expect(programs.filter((file) => !existsSync(file))).toEqual([]);
  const single = Object.entries(scripts).filter(([name]) => name.startsWith("prove:"));
  const run = single.map(([, command]) => /scripts\/prove\/\S+\.ts/.exec(command)?.[0]);
  expect(new Set(run)).toEqual(new Set(programs));
});

test("parts are taken by name, in their own order, and what is misspelt is told", () => {
  expect(partsOf("kill,modules").map(({ name }) => name)).toEqual(["modules", "kill"]);
  expect(partsOf(undefined)).toEqual(PARTS);
  expect(() => partsOf("kil")).toThrow('no part "kil"');
});
