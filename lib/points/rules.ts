/** A calendar day in UTC as `2026-11-20`; days compare as text. */
export type Day = string;

const DAY_MS = 24 * 60 * 60 * 1000;

export const dayOf = (time: Date): Day => time.toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS));

/** The last day on which points issued on `day` count, when they live `ttlDays` days with the day of issue. */
export const lastDayOf = (day: Day, ttlDays: number): Day => addDays(day, ttlDays - 1);

/** Days that returned points live when their own lot has expired meanwhile. */
export const REISSUED_DAYS = 30;

/** At most this many points are issued at once. */
export const MOST_ISSUED = 1_000_000;

export const TRANSACTION_TYPES = ["issue", "redeem", "expire", "take-back", "return"] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/**
 * Points that were issued together and expire together; `left` is what nobody has taken, `expired` the part of it that the
 * log has written off, and `orderId` the order that earned them.
 */
export type Lot = {
  id: string;
  orderId: string | null;
  issuedOn: Day;
  lastDay: Day;
  left: number;
  expired: number;
};

/** What goes into a lot, or out of it when negative. */
export type Movement = { lotId: string; amount: number };

/** Whether the lot counts, by date. Where clocks differ at midnight, what was once written off stays so. */
export const isActive = ({ lastDay, expired }: Pick<Lot, "lastDay" | "expired">, today: Day): boolean =>
  lastDay >= today && expired === 0;

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

export const spendableOf = (lots: Lot[], today: Day): number =>
  sum(lots.filter((lot) => isActive(lot, today)).map(({ left }) => left));

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Oldest first; of one day, what expires first. */
export const oldestFirst = (lots: Lot[]): Lot[] =>
  lots.toSorted(
    (one, other) =>
      order(one.issuedOn, other.issuedOn) || order(one.lastDay, other.lastDay) || order(one.id, other.id),
  );

/** Takes up to `amount` from these lots in their order. */
const takeUpTo = (lots: Lot[], amount: number): Movement[] => {
  let missing = amount;
  return lots.flatMap(({ id, left }) => {
    const taken = Math.min(left, missing);
    missing -= taken;
    return taken > 0 ? [{ lotId: id, amount: -taken }] : [];
  });
};

/** Takes exactly `amount` from the oldest lots that have not expired; null when they hold less. */
export const planRedeem = (lots: Lot[], amount: number, today: Day): Movement[] | null => {
  const active = oldestFirst(lots.filter((lot) => isActive(lot, today)));
  const taken = takeUpTo(active, amount);
  return -sum(taken.map((movement) => movement.amount)) === amount ? taken : null;
};

/** Takes points back that an order had earned: from its own lots, then from the oldest; what they lack stays uncollected. */
export const planTakeBack = (
  lots: Lot[],
  { orderId, amount, today }: { orderId: string; amount: number; today: Day },
): { movements: Movement[]; uncollected: number } => {
  const active = oldestFirst(lots.filter((lot) => isActive(lot, today)));
  const own = active.filter((lot) => lot.orderId === orderId);
  const others = active.filter((lot) => lot.orderId !== orderId);
  const movements = takeUpTo([...own, ...others], amount);
  return { movements, uncollected: amount + sum(movements.map((movement) => movement.amount)) };
};

/**
 * Gives points of one redemption back to the lots they came from, the last one taken first, so that what stays redeemed is
 * what a smaller redemption would have taken. `before` were given back earlier. What belongs to lots that have expired
 * meanwhile is to be issued anew.
 */
export const planReturn = (
  taken: { lot: Lot; amount: number }[],
  { before, amount, today }: { before: number; amount: number; today: Day },
): { movements: Movement[]; reissued: number } => {
  let [skipped, missing, reissued] = [before, amount, 0];
  const amounts = new Map(taken.map((entry) => [entry.lot.id, entry.amount]));
  const movements = oldestFirst(taken.map((entry) => entry.lot))
    .reverse()
    .flatMap((lot) => {
      const all = amounts.get(lot.id) ?? 0;
      const skip = Math.min(all, skipped);
      const back = Math.min(all - skip, missing);
      skipped -= skip;
      missing -= back;
      if (isActive(lot, today)) return back > 0 ? [{ lotId: lot.id, amount: back }] : [];
      reissued += back;
      return [];
    });
  return { movements, reissued };
};

/** The share `part ÷ whole` of these points, rounded down; all of them when nothing was there to be divided. */
export const shareOf = (points: number, part: number, whole: number): number =>
  whole === 0 ? points : Number((BigInt(points) * BigInt(part)) / BigInt(whole));

/** The points that an offer to pay with `asked` of them uses up on goods of this price, and what they take off. */
export const pricePoints = (
  asked: number,
  goods: number,
  value: number,
): { points: number; amount: number } => {
  const points = Math.min(asked, Math.ceil(goods / value));
  return { points, amount: Math.min(points * value, goods) };
};
