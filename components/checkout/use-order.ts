import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { forgetDraft } from "./details-draft";
import { readDetails } from "./details-form";
import { type Details, linesOf, placeOrder, type Refusal, type StartedPayment } from "./place-order";

export type PlacedOrder = {
  details: Details;
  items: { productId: string; quantity: number }[];
  orderId: string;
  clientSecret: string;
  total: number;
  currency: string;
};

type Shown = { total: number; lines: string };

const EXPIRED: Refusal = {
  slug: "expired",
  detail:
    "The items went back to the shelf, and nothing was charged. Continue to payment to hold them again.",
  errors: [],
};

/**
 * Places the order that the form describes. `shown` is what the summary on the page says; when the shop's answer differs
 * the page is rendered anew, and when other things are sold than were shown `before` holds the total of then.
 */
export function useOrder(shown: Shown, onPlaced: () => void) {
  const router = useRouter();
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [order, setOrder] = useState<PlacedOrder | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [before, setBefore] = useState<number | null>(null);

  function take(details: Details, started: StartedPayment) {
    const { orderId, clientSecret, total, currency, quote } = started;
    if (clientSecret === null) {
      forgetDraft();
      return location.replace(`/order/${orderId}?placed=1`);
    }
    const items = quote.lines.map(({ productId, quantity }) => ({ productId, quantity }));
    setOrder({ details, items, orderId, clientSecret, total, currency });
    const sameLines = linesOf(quote) === shown.lines;
    setBefore(sameLines ? null : shown.total);
    onPlaced();
    if (!sameLines || total !== shown.total) router.refresh();
  }

  async function place(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setRefusal(null);
    const details = readDetails(event.currentTarget);
    const placed = await placeOrder(details);
    busy.current = false;
    setPending(false);
    if (placed.ok) take(details, placed.body);
    else setRefusal(placed.refusal);
  }

  /** The order is closed; the same can be ordered anew. */
  function reopen(why: Refusal = EXPIRED) {
    setOrder(null);
    setRefusal(why);
  }

  return { order, pending, refusal, before, place, reopen };
}
