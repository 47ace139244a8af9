import type { Transaction } from "@/db/client";
import { issueLot } from "@/lib/points/issue-lot";
import { recordExpiryOf } from "@/lib/points/record-expiry";
import { redeemPoints } from "@/lib/points/redeem-points";
import { dayOf } from "@/lib/points/rules";

const DAY_MS = 86_400_000;

/** Points from before the shop's sixty days: some that have expired, some that soon will, and some that were used. */
const GIVEN = [
  { name: "joined", daysAgo: 401, amount: 150, note: "For joining" },
  { name: "birthday", daysAgo: 353, amount: 300, note: "A birthday present" },
  { name: "survey", daysAgo: 96, amount: 120, note: "For answering a survey" },
];
const USED = { name: "tasting", daysAgo: 31, amount: 80, note: "A tasting at the market" };

/** Gives an account a history of points through the ledger's own verbs; once. */
export const furnishPoints = async (tx: Transaction, accountId: string, now: Date): Promise<void> => {
  const recorderOn = (daysAgo: number) => ({
    actor: "system:seed",
    now: new Date(now.getTime() - daysAgo * DAY_MS),
  });
  const causeOf = (name: string) => `seed:${name}:${accountId}`;
  for (const { name, daysAgo, amount, note } of GIVEN) {
    const recorder = recorderOn(daysAgo);
    const lot = { accountId, amount, note, occurredAt: recorder.now, cause: causeOf(name) };
    await issueLot(tx, recorder, lot);
  }
  const { name, daysAgo, amount, note } = USED;
  // Refused where points are set to live so short that none were left by then.
  await redeemPoints(tx, recorderOn(daysAgo), { accountId, amount, note, cause: causeOf(name) });
  await recordExpiryOf(tx, recorderOn(0), accountId, dayOf(now));
};
