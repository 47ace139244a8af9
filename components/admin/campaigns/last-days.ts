const DAYS = 30;
const DAY_MS = 86_400_000;

/** The last thirty days (UTC), today included. */
export const lastDays = (now: Date): { from: string; to: string } => {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: day(now.getTime() - (DAYS - 1) * DAY_MS), to: day(now.getTime()) };
};
