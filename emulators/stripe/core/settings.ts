/** What handlers need to know about the stand-in they run in. */
export type Settings = {
  /** Where browsers reach it. */
  readonly url: string;
  /** How long a bank takes to answer a debit. */
  readonly settleAfterMs: number;
};
