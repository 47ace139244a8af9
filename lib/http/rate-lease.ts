/** How many calls are taken out of a window at once: so few of its limit that what one process has left over matters little. */
const SHARE = 100;
const MOST = 60;
/** Clients that are remembered; beyond, those whose window is over are forgotten. */
const REMEMBERED = 10_000;

type Lease = { left: number; remaining: number; slot: number; asking: Promise<void> | null };
type Window = { limit: number; windowS: number };
/** Takes that many calls out of the window: how many were there to take, and how many remain then. */
export type TakeCalls = (calls: number) => Promise<{ taken: number; remaining: number }>;

const leases = new Map<string, Lease>();

const forgetOver = (now: number, windowS: number): void => {
  if (leases.size < REMEMBERED) return;
  const slot = Math.floor(now / (windowS * 1000));
  for (const [key, lease] of leases) if (lease.slot < slot && !lease.asking) leases.delete(key);
};

const leaseOf = (key: string, slot: number, now: number, windowS: number): Lease => {
  const found = leases.get(key);
  if (found?.slot === slot) return found;
  forgetOver(now, windowS);
  const lease = { left: 0, remaining: 0, slot, asking: null };
  leases.set(key, lease);
  return lease;
};

/**
 * Counts one call against a window that several processes share, and asks the store only once for many calls: they are
 * counted there before they come. No more than the limit are ever let through; who comes near it in one process may leave
 * a hundredth of it unused in another. Answers how many are left, -1 when this one is too many.
 */
export const countByLease = async (
  key: string,
  { limit, windowS }: Window,
  take: TakeCalls,
): Promise<number> => {
  const now = Date.now();
  const lease = leaseOf(key, Math.floor(now / (windowS * 1000)), now, windowS);
  const calls = Math.min(MOST, Math.max(1, Math.floor(limit / SHARE)));
  while (lease.left === 0) {
    lease.asking ??= take(calls)
      .then(({ taken, remaining }) => {
        lease.left += taken;
        lease.remaining = remaining;
      })
      .finally(() => {
        lease.asking = null;
      });
    await lease.asking;
    if (lease.left === 0 && lease.remaining === 0) return -1;
  }
  lease.left -= 1;
  return lease.remaining + lease.left;
};
