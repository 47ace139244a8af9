/** Money that moved as far as a client was told. */
export type Acknowledged = {
  orderId: string;
  /** Null for a guest. */
  userId: string | null;
  total: number;
  paymentIntentId: string | null;
};

/** What the clients saw and were promised while servers died; what the shop holds in the end is judged by it. */
export class Diary {
  readonly cardOrders: Acknowledged[] = [];
  readonly quickBuys: Acknowledged[] = [];
  readonly topUps: { paymentIntentId: string; userId: string; amount: number }[] = [];
  /** Outcomes that the shop gave and that are no sale. */
  readonly refusals: string[] = [];
  /** Addresses of customers whose last checkout was refused, so that their carts rightly hold what they put in. */
  readonly leftCarts = new Set<string>();
  /** Answers that no client should ever get. */
  readonly faults: string[] = [];
  /** Calls that broke off, so that the client could not know what happened, or that found no server. */
  brokenOff = 0;
  /** Answers "unavailable", after which the client asked again. */
  unavailable = 0;
  /** Answers "under way", after which the client asked again. */
  inFlight = 0;
}
