const FIRST_WAIT_S = 5;
/** No longer, so that whatever was away is noticed within a minute of its return. */
const LONGEST_WAIT_S = 60;

/** The queue's own formula of the waits between tries, in milliseconds. */
export const RETRY_DELAY = `min(${LONGEST_WAIT_S * 1000}, ${FIRST_WAIT_S * 1000} * pow(2, retried))`;

/** Seconds until the queue tries again, after a try that was preceded by this many. */
export const waitAfter = (retried: number): number => Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** retried);

/** Seconds from a message's first try to its last: the sum of the waits. */
export const spanOf = (retries: number): number =>
  Array.from({ length: retries }, (_, retried) => waitAfter(retried)).reduce((sum, wait) => sum + wait, 0);
