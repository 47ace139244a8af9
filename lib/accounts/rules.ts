/** How long a six-digit code or a mailed link is good for. */
export const CODE_LIFE_MS = 15 * 60_000;
/** The first admin's link waits for a mailbox to be opened after a deployment. */
export const FIRST_ADMIN_LINK_LIFE_MS = 24 * 60 * 60_000;
export const CODE_TRIES = 5;
/** Mails that one address is sent for one purpose, however often they are asked for. */
export const MAILS_AN_HOUR = 10;
export const MAILS_A_DAY = 20;

export const SESSION_LIFE_S = 30 * 24 * 60 * 60;
/** A session is marked as used at most this often. */
export const SEEN_EVERY_MS = 10 * 60_000;
/** For what asks for the password, when an account has none: how young the session must be. */
export const FRESH_SESSION_MS = 15 * 60_000;
export const MAX_ADDRESSES = 50;

export const LANGUAGES = ["en", "en-GB", "nl", "de", "fr", "es", "it", "pt"] as const;

/** Where somebody lands who came from nowhere. */
export const HOME_OF_ACCOUNTS = "/account";
const HERE = "http://here.invalid";
const UNFIT = /[\p{Cc}\p{Cf}\\]/u;
const GOES_ROUND = /^\/(api|sign-in|sign-up|forgot-password|reset-password)(\/|$)/;

/**
 * The place that a `next` parameter names, if it is a path of this shop; otherwise the account's page. Read as browsers
 * read it: dots are resolved first, and whatever a URL parser would drop or turn into a slash is refused.
 */
export const safePath = (wanted: unknown): string => {
  if (typeof wanted !== "string" || wanted.length > 2000) return HOME_OF_ACCOUNTS;
  if (!/^\/(?!\/)/.test(wanted) || UNFIT.test(wanted)) return HOME_OF_ACCOUNTS;
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  const stays = origin === HERE && !pathname.startsWith("//") && !GOES_ROUND.test(pathname);
  return stays ? pathname + search + hash : HOME_OF_ACCOUNTS;
};

/** Failed sign-ins to one address. `recent` are the times of the last ones, oldest first; all in ms. */
export type Guard = { recent: number[]; level: number; lockedUntil: number | null };

const WINDOW_MS = 15 * 60_000;
const FAILURES = 5;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 15 * 60_000;

/** How long the address stays locked; 0 when it is open. */
export const lockLeftMs = (guard: Guard | null, now: number): number =>
  Math.max(0, (guard?.lockedUntil ?? 0) - now);

/**
 * What one more failure comes to: the fifth within 15 minutes locks for 30 seconds. Until 15 minutes after a lock ended
 * every further failure locks again, twice as long each time and at most 15 minutes.
 */
export const afterFailure = (guard: Guard | null, now: number): Guard => {
  const recent = [...(guard?.recent ?? []), now].filter((at) => at > now - WINDOW_MS).slice(-FAILURES);
  const onProbation = guard?.lockedUntil != null && now < guard.lockedUntil + WINDOW_MS;
  if (!onProbation && recent.length < FAILURES) return { recent, level: 0, lockedUntil: null };
  const level = onProbation ? guard.level + 1 : 1;
  const lock = Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** (level - 1));
  return { recent, level, lockedUntil: now + lock };
};
