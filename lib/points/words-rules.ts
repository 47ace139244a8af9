import type { Day, TransactionType } from "./rules";

/** `1 point`, `1,240 points`. */
export const countPoints = (points: number): string =>
  points === 1 ? "1 point" : `${points.toLocaleString("en")} points`;

const DAY = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });

/** `Nov 20, 2026`, wherever it is read: days of points are UTC. */
export const dayWords = (day: Day): string => DAY.format(new Date(`${day}T00:00:00Z`));

/** What an entry of the log is called. */
export const TYPE_WORDS: Record<TransactionType, string> = {
  issue: "Earned",
  redeem: "Used",
  return: "Returned",
  "take-back": "Taken back",
  expire: "Expired",
};

/** Whether an entry of this type adds points. */
export const addsPoints = (type: TransactionType): boolean => type === "issue" || type === "return";
