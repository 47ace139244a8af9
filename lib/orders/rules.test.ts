import { expect, test } from "vitest";
import { paymentMethodName } from "./rules";

test.each([
  [{ type: "card", brand: "visa", last4: "4242" }, "Visa ending in 4242"],
  [{ type: "card", brand: "amex", last4: "0005" }, "American Express ending in 0005"],
  [{ type: "sepa_debit", brand: null, last4: "3000" }, "SEPA Direct Debit ending in 3000"],
  [{ type: "ideal", brand: null, last4: null }, "iDEAL"],
  [{ type: "some_new_method", brand: null, last4: null }, "Some new method"],
])("%j is called %s", (method, name) => {
  expect(paymentMethodName(method)).toBe(name);
});
