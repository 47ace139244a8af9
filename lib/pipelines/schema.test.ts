import { expect, test } from "vitest";
import { externalOrder, keptOrder } from "@/testing/external-orders";
import { ExternalOrder } from "./schema";

const faultsOf = (currency: string) => {
  const order = keptOrder(externalOrder());
  const parsed = ExternalOrder.safeParse({ ...order, payment: { ...order.payment, currency } });
  return parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => path.join(".")))];
};

test.each(["null", "7", " ", "x".repeat(60), "xyz", "<b>"])("%s is told as no currency", (currency) => {
  expect(faultsOf(currency)).toEqual(["payment.currency"]);
});

test("amounts are held against the currency that is named", () => {
  expect(faultsOf("eur")).toEqual([]);
  expect(faultsOf("jpy")).toContain("payment.amount");
});
