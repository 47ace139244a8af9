/** How many calls are taken out of a window at once: so few of its limit that what one process has left over matters little. */
const SHARE = 100;
const MOST = 60;
/** Clients that are remembered; of more, the first to come is forgotten, and what it had left with it. */
const REMEMBERED = 10_000;

type Lease = { left: number; remaining: number; slot: number; asking: Promise<void> | null };
type Window = { limit: number; windowS: number };
/** Takes that many calls out of the window: how many were there to take, and how many remain then. */
export type TakeCalls = (calls: number) => Promise<{ taken: number; remaining: number }>;

const leases = new Map<string, Lease>();

const leaseOf = (key: string, slot: number): Lease => {
  const found = leases.get(key);
  if (found?.slot === slot) return found;
  const lease = { left: 0, remaining: 0, slot, asking: null };
  leases.delete(key);
  leases.set(key, lease);
  const [oldest = key] = leases.keys();
  if (leases.size > REMEMBERED) leases.delete(oldest);
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
  const lease = leaseOf(key, Math.floor(Date.now() / (windowS * 1000)));
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
