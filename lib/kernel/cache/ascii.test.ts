import { expect, test } from "vitest";
import { toAscii } from "./ascii.mjs";

const filler = "<p>plain</p>".repeat(200);

test("text and attributes keep their meaning as references", () => {
  expect(toAscii(`<a title="é">→ 🧺</a>${filler}`)).toBe(`<a title="&#233;">&#8594; &#129530;</a>${filler}`);
});

test("scripts keep their meaning as escapes, pairs of surrogates too", () => {
  const page = toAscii(`<script nonce="a">push("é 🧺")</script>${filler}`);
  expect(page).toBe(`<script nonce="a">push("\\u00e9 \\ud83e\\uddfa")</script>${filler}`);
  expect(JSON.parse(/push\((.*?)\)/.exec(page)?.[1] ?? "")).toBe("é 🧺");
});

test("a page with a style sheet or a text that is not ASCII stays as it is", () => {
  const styled = `<style>a::after{content:"→"}</style>→${filler}`;
  expect(toAscii(styled)).toBe(styled);
  const foreign = "市場".repeat(500);
  expect(toAscii(foreign)).toBe(foreign);
});
