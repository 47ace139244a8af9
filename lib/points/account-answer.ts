import type { PointsBalance, PointsEntry } from "./queries";
import type { PointsAccount } from "./schema";

const sumBy = (
  entries: PointsEntry[],
  keyOf: (entry: PointsEntry) => string,
): { key: string; entries: PointsEntry[] }[] => {
  const groups = new Map<string, PointsEntry[]>();
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  return [...groups].map(([key, list]) => ({ key, entries: list }));
};

const total = (entries: PointsEntry[]): number => entries.reduce((sum, { left }) => sum + left, 0);

/** What expires when, soonest first; `date` is the last day on which it counts. */
export const expiringOf = ({ entries }: PointsBalance): { date: string; amount: number }[] =>
  sumBy(
    entries.filter(({ isActive, left }) => isActive && left > 0),
    ({ lastDay }) => lastDay,
  )
    .map(({ key, entries }) => ({ date: key, amount: total(entries) }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));

/** An account as the API says it: entries by day of issue, what has expired apart from what counts. */
export const toPointsAccount = (accountId: string, points: PointsBalance): PointsAccount => ({
  account_id: accountId,
  balance: points.balance,
  balance_entries: sumBy(points.entries, ({ issuedOn, isActive }) => `${issuedOn}${isActive}`).flatMap(
    ({ entries }) => {
      const [first] = entries;
      if (!first) return [];
      const updated = Math.max(...entries.map(({ updatedAt }) => updatedAt.getTime()));
      return {
        issued_date: first.issuedOn,
        balance: total(entries),
        last_updated: new Date(updated).toISOString(),
        status: first.isActive ? ("active" as const) : ("expired" as const),
      };
    },
  ),
  expiring: expiringOf(points),
});
