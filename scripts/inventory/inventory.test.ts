import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PERSONAL_PAGES } from "@/lib/kernel/personal-pages";
import { actionNames, difference, isPersonal, jobFaults } from "./built";
import { LISTED_ACTIONS } from "./listed";

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file));

const actionsIn = (file: string): { file: string; name: string }[] => {
  const source = readFileSync(file, "utf8");
  if (!/^\s*"use server";?$/m.test(source)) return [];
  return [...source.matchAll(/^export (?:const|async function) (\w+)/gm)].map(([, name = ""]) => ({
    file,
    name,
  }));
};

test("every server action is listed with its right, and none that is no more", () => {
  const written = ["app", "components", "lib"].flatMap(sourcesIn).flatMap(actionsIn);
  expect(difference("The action", actionNames(written), actionNames(LISTED_ACTIONS))).toEqual([]);
});

test("every page whose policy carries a nonce is known to the middleware, and none that is no more", () => {
  const routes = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("/page.tsx") && isPersonal(`/${file}`))
    .map((file) => `/${file}`.replace("/(personal)", "").replace("/page.tsx", ""));
  expect(difference("The page", routes, PERSONAL_PAGES)).toEqual([]);
});

test("every job that the queue may start is listed, and none that is no more", () => {
  expect(jobFaults()).toEqual([]);
});

test("what is not listed, and what is listed in vain, is named", () => {
  expect(difference("The page", ["/a", "/b"], ["/b", "/c"])).toEqual([
    "The page /a stands in no list",
    "The page /c is listed and is no more",
  ]);
});
