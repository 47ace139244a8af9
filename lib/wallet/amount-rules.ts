import { formatMoney, fromDecimal } from "@/lib/kernel/money";
import { ownValue } from "@/lib/kernel/own";

/** How much a card may put into a wallet at once, in minor units. */
export type TopUpBounds = { least: number; most: number; currency: string };

/** What was typed, in minor units, or why it is no amount to pay in. */
export const readAmount = (
  text: string,
  { least, most, currency }: TopUpBounds,
): { ok: true; amount: number } | { ok: false; error: string } => {
  const amount = fromDecimal(text.trim().replace(",", "."), currency);
  if (amount === null) return { ok: false, error: "Write an amount such as 25 or 12.50." };
  if (amount < least) return { ok: false, error: `A card pays at least ${formatMoney(least, currency)}.` };
  if (amount > most)
    return { ok: false, error: `A card pays at most ${formatMoney(most, currency)} at once.` };
  return { ok: true, amount };
};

const REASONS: Record<string, string> = {
  "top-up": "Paid in by card",
  order: "Paid for an order",
  purchase: "Bought in one step",
  "purchase undone": "Purchase undone",
  refund: "Paid back",
};

/** What a ledger entry is called; a credit says what the desk wrote. */
export const entryWords = (reason: string): string => ownValue(REASONS, reason) ?? reason;
