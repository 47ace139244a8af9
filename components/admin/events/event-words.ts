import type { BadgeTone } from "@/components/ui/badge";
import type { StoryDelivery } from "@/lib/pipelines/event-queries";

export const EVENTS = "/admin/events";

type State = StoryDelivery["status"];

export const STATE_WORDS: Record<State, { label: string; tone: BadgeTone }> = {
  waiting: { label: "waiting", tone: "warning" },
  done: { label: "done", tone: "success" },
  filtered: { label: "filtered out", tone: "neutral" },
  dead: { label: "dead letter", tone: "danger" },
};

/** What each listener does with what it hears. */
const EFFECTS: Record<string, string> = {
  "payment-watch": "Looks after the reservation's time whether the order was paid",
  "refund-execution": "Sends the money back the way it came",
  "refund-mail": "Mails that money went back",
  "account-mail": "Mails a code, a welcome or a warning",
  "guest-orders": "Gives a person the orders placed before the account",
  "cart-generations": "Removes the merged anonymous cart and moves its totals",
  "cart-clearing": "Takes the bought quantities out of the cart",
  "receipt-mail": "Mails the receipt",
  "sold-counts": "Counts what was sold, for the ranking",
  "order-points": "Takes back or returns the order's points",
  "campaign-points": "Issues points by the campaigns in force",
  "campaign-pages": "Refreshes the pages that show campaigns",
  "search-indexing": "Brings the search index up to date",
  "search-runs": "Goes on with a rebuild or check of the search index",
  "picture-encoding": "Checks the picture and encodes it anew",
  "page-refresh": "Refreshes the pages that show the product",
  "checkout-pipeline": "Writes the order's row of the projection",
  "backup-pipeline": "Buffers a redacted line for the next encrypted object",
  "analytics-pipeline": "Puts the order into the analytics index",
  webhooks: "Calls the developers who want to hear of it",
};

export const effectOf = (subscription: string): string | null => EFFECTS[subscription] ?? null;

/** Where something that events tell of has a page; null when it has none. */
export const pageOf = (aggregateId: string): string | null => {
  const id = encodeURIComponent(aggregateId);
  if (aggregateId.startsWith("ord_")) return `/admin/orders/${id}`;
  if (aggregateId.startsWith("usr_")) return `/admin/users/${id}`;
  return aggregateId.startsWith("prd_") ? `/admin/products/${id}` : null;
};

/** `340` → "340 ms", `2400` → "2.4 s". */
export const spanText = (ms: number): string => {
  const span = Math.max(0, ms);
  if (span < 1000) return `${Math.round(span)} ms`;
  if (span < 60_000) return `${(span / 1000).toFixed(1)} s`;
  if (span < 7_200_000) return `${Math.round(span / 60_000)} min`;
  return span < 172_800_000 ? `${Math.round(span / 3_600_000)} h` : `${Math.round(span / 86_400_000)} days`;
};
