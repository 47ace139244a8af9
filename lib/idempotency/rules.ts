/** A key that nobody answered for this long belongs to a call that died; the next caller resumes it. */
export const CLAIM_TIMEOUT_S = 60;
/** How long a first answer is kept. */
export const KEPT_HOURS = 24;

/** The HTTP answer that is kept under a key and given again. */
export type KeptAnswer = { status: number; body: unknown };
