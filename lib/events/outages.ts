import { isDatabaseAway } from "@/lib/kernel/database-away";
import { UnavailableError } from "@/lib/kernel/errors";

/** An outage is waited out for so long; after that a person shall know. */
const PATIENCE_MS = 24 * 60 * 60_000;
/** What a service answers that is there but cannot take this now. */
const LATER = new Set([408, 409, 425, 429]);

/** Vendors' errors carry the status of the answer under one of these names, where there was an answer. */
const statusOf = (cause: unknown): number => {
  if (typeof cause !== "object" || cause === null) return 0;
  const { status, statusCode } = cause as { status?: unknown; statusCode?: unknown };
  return Number(status ?? statusCode ?? 0);
};

const isRefusal = (status: number): boolean => status >= 400 && status < 500 && !LATER.has(status);

/**
 * Whether a failure lies in something that is away, so that the delivery only has to wait. A service that answers and
 * says no is there: that failure is the delivery's own.
 */
export const isOutage = (error: unknown): boolean =>
  error instanceof UnavailableError ? !isRefusal(statusOf(error.cause)) : isDatabaseAway(error);

/** Whether a delivery of that age may go on waiting for something that is away. */
export const isWorthWaiting = (createdAt: Date, now: Date): boolean =>
  now.getTime() - createdAt.getTime() < PATIENCE_MS;
