import { expect, test } from "vitest";
import { createContext } from "@/lib/events/context";
import { payIntent } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { findBalance } from "./queries";
import { settleReturnedTopUp } from "./settle-returned-top-up";
import { startTopUp } from "./top-up";

const db = useDatabase();
const context = () => createContext(db(), "user:usr_t");

test("a top-up is booked once for whoever made it, however often they come back", async () => {
  const { paymentIntentId, clientSecret } = await startTopUp(context(), "usr_t", 2500);
  await payIntent(paymentIntentId, clientSecret);
  expect(await settleReturnedTopUp(context(), "usr_other", paymentIntentId)).toBeNull();
  const returns = await Promise.all(
    Array.from({ length: 5 }, () => settleReturnedTopUp(context(), "usr_t", paymentIntentId)),
  );
  expect(returns).toEqual(Array(5).fill({ amount: 2500, status: "succeeded" }));
  expect(await findBalance(db(), "usr_t")).toBe(2500);
  expect(await findBalance(db(), "usr_other")).toBe(0);
});

test("a payment that was declined books nothing and can be tried again", async () => {
  const { paymentIntentId, clientSecret } = await startTopUp(context(), "usr_d", 2500);
  await payIntent(paymentIntentId, clientSecret, "pm_card_chargeDeclined");
  expect(await settleReturnedTopUp(context(), "usr_d", paymentIntentId)).toEqual({
    amount: 2500,
    status: "requires_payment_method",
  });
  expect(await findBalance(db(), "usr_d")).toBe(0);
  await payIntent(paymentIntentId, clientSecret);
  await settleReturnedTopUp(context(), "usr_d", paymentIntentId);
  expect(await findBalance(db(), "usr_d")).toBe(2500);
});
