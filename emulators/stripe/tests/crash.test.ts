import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFaults } from "@/emulators/kit/faults";
import type { Service } from "@/emulators/kit/service";
import { startStripe } from "@/emulators/stripe/start";
import { clientFor, type Harness, pay, startHarness } from "./harness";

let harness: Harness;
let copy: string;
let second: Service | undefined;
beforeEach(async () => {
  harness = await startHarness(60_000);
  copy = mkdtempSync(join(tmpdir(), "stripe-standin-crash-"));
});
afterEach(async () => {
  await second?.stop();
  await harness.stop();
  rmSync(copy, { recursive: true, force: true });
});

it("remembers all it has acknowledged when it is killed, webhooks under way included", async () => {
  harness.endpoint.answer = () => 503;
  const paid = await pay(harness.stripe, "pm_card_visa");
  const refund = await harness.stripe.refunds.create({ payment_intent: paid.id, amount: 200 });
  const debit = await pay(harness.stripe, "pm_usBankAccount_success");

  // What lies on disk at this moment is all that a process killed now would leave.
  cpSync(harness.dataDir, copy, { recursive: true });
  harness.endpoint.answer = () => 200;
  second = await startStripe(
    { dataDir: copy, port: 0, faults: createFaults() },
    { webhookUrl: harness.endpoint.url },
  );
  const stripe = clientFor(second);
  expect(await stripe.paymentIntents.retrieve(paid.id)).toMatchObject({ status: "succeeded" });
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ amount: 200 });
  expect(await stripe.paymentIntents.retrieve(debit.id)).toMatchObject({ status: "processing" });
  await fetch(`${second.url}/standin/drain`, { method: "POST" });
  expect(harness.endpoint.types()).toEqual(
    expect.arrayContaining(["payment_intent.succeeded", "charge.refunded", "payment_intent.processing"]),
  );
});
