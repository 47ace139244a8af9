import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finishScripts } from "./finish-scripts";

let projectDir = "";
const at = (path: string): string => join(projectDir, ".next", path);
const read = (path: string): Promise<string> => readFile(at(path), "utf8");
const manifest = JSON.stringify({
  pages: {},
  rootMainFiles: ["static/chunks/large.js", "static/chunks/small.js"],
});

beforeAll(async () => {
  projectDir = await mkdtemp(join(tmpdir(), "built-"));
  await mkdir(at("static/chunks"), { recursive: true });
  await mkdir(at("server/app/page"), { recursive: true });
  await writeFile(at("static/chunks/large.js"), "large()".repeat(10));
  await writeFile(at("static/chunks/small.js"), "small()");
  await writeFile(at("static/chunks/look.css"), "a{}");
  await writeFile(at("build-manifest.json"), manifest);
  await writeFile(at("server/app/page/build-manifest.json"), manifest);
});

afterAll(() => rm(projectDir, { recursive: true, force: true }));

test("scripts ask to be compiled as they load, once, and the smallest comes first", async () => {
  await finishScripts({ projectDir, distDir: ".next" });
  await finishScripts({ projectDir, distDir: ".next" });
  expect(await read("static/chunks/small.js")).toBe("//# allFunctionsCalledOnLoad\nsmall()");
  expect(await read("static/chunks/look.css")).toBe("a{}");
  const ordered = { pages: {}, rootMainFiles: ["static/chunks/small.js", "static/chunks/large.js"] };
  expect(JSON.parse(await read("build-manifest.json"))).toEqual(ordered);
  expect(JSON.parse(await read("server/app/page/build-manifest.json"))).toEqual(ordered);
});
