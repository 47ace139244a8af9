import { expect, test } from "vitest";
import { entryWords, readAmount } from "./amount-rules";

const bounds = { least: 50, most: 100_000, currency: "usd" };

test.each([
  ["25", 2500],
  [" 12.5 ", 1250],
  ["12,50", 1250],
  ["0.50", 50],
])("%s is an amount to pay in", (text, amount) => {
  expect(readAmount(text, bounds)).toEqual({ ok: true, amount });
});

test.each([
  ["", /such as/],
  ["ten", /such as/],
  ["1.999", /such as/],
  ["0.49", /at least \$0\.50/],
  ["-5", /at least/],
  ["1000.01", /at most \$1,000\.00/],
])("%s is refused in words", (text, words) => {
  expect(readAmount(text, bounds)).toEqual({ ok: false, error: expect.stringMatching(words) });
});

test.each(["__proto__", "constructor", "sorry about the box"])(
  "a credit says %s as the desk wrote it",
  (reason) => {
    expect(entryWords(reason)).toBe(reason);
  },
);
