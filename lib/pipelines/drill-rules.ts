/** The orders of a drill: which step sends them, and their amounts in major units. */
export const DRILL_ORDERS = [
  { number: 1, step: "send", amount: "99.99" },
  { number: 2, step: "send", amount: "100.00" },
  { number: 3, step: "corrupt", amount: "42.50" },
  { number: 4, step: "corrupt", amount: "250.00" },
  { number: 5, step: "more", amount: "450.00" },
] as const;

export type DrillSending = (typeof DRILL_ORDERS)[number]["step"];

/** From here on an order belongs in the analytics index. */
export const ANALYTICS_FROM = 100;

const RUN = /^drill-\d{8}-\d{6}$/;

/** A drill is known by the second in which it began. */
export const drillAt = (now: Date): string =>
  `drill-${now.toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-")}`;

export const isDrill = (run: string | undefined): run is string => run !== undefined && RUN.test(run);

export const drillOrderId = (run: string, number: number): string => `${run}-${number}`;
