const LONGEST_MS = 300_000;
const GIVE_UP_AFTER_MS = 86_400_000;

/** When to try again after so many attempts: 1, 2, 4, 8 … seconds, at most five minutes apart, for a day. */
export const nextAttemptAt = (createdAt: number, attempts: number, now: number): number | undefined => {
  const next = now + Math.min(1000 * 2 ** (attempts - 1), LONGEST_MS);
  return next - createdAt > GIVE_UP_AFTER_MS ? undefined : next;
};
