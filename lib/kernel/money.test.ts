import fc from "fast-check";
import { expect, test } from "vitest";
import { divideHalfEven, formatMoney, fromDecimal, toDecimal } from "./money";

test("a decimal and its minor units are two spellings of the same amount", () => {
  expect(fromDecimal(29.99, "usd")).toBe(2999);
  expect(fromDecimal("450.0", "usd")).toBe(45000);
  expect(fromDecimal(1163, "usd")).toBe(116300);
  expect(fromDecimal(500, "jpy")).toBe(500);
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom("usd", "jpy", "kwd"),
      (minor, currency) => {
        expect(fromDecimal(toDecimal(minor, currency), currency)).toBe(minor);
      },
    ),
  );
});

test("what is no amount is refused", () => {
  for (const text of ["", "1e3", "abc", "1.999", "NaN", "1,5", "--1", "9".repeat(20)]) {
    expect(fromDecimal(text, "usd"), text).toBeNull();
  }
  expect(fromDecimal(0.5, "jpy")).toBeNull();
});

test("amounts are shown in the currency's own digits", () => {
  expect(formatMoney(170000, "usd")).toBe("$1,700.00");
  expect(formatMoney(500, "jpy")).toBe("¥500");
});

test("halves are rounded to the even neighbour", () => {
  expect([105, 115, 125].map((amount) => divideHalfEven(amount, 10))).toEqual([10, 12, 12]);
  expect(divideHalfEven(-5, 10)).toBe(0);
  expect(divideHalfEven(-15, 10)).toBe(-2);
});
