import { WarningIcon } from "@/components/ui/icons";
import type { CartItem } from "@/lib/cart/schema";
import { formatMoney } from "@/lib/kernel/money";

type LineProblemProps = { item: CartItem; currency: string };

function textOf(
  { problem, left, previousUnitPrice = 0, unitPrice }: CartItem,
  currency: string,
): string | null {
  const was = formatMoney(previousUnitPrice, currency);
  switch (problem) {
    case null:
      return null;
    case "unavailable":
      return "This is no longer sold. Remove it to go on.";
    case "out-of-stock":
      return "Sold out for now. Remove it to go on.";
    case "only-n-left":
      return `Only ${left} left.`;
    case "price-changed":
      return unitPrice > previousUnitPrice
        ? `The price has gone up; it was ${was}.`
        : `Good news: the price has come down; it was ${was}.`;
  }
}

/** What the shopper should know about a line before paying. */
export function LineProblem({ item, currency }: LineProblemProps) {
  const text = textOf(item, currency);
  if (!text) return null;
  const isGoodNews = item.problem === "price-changed" && item.unitPrice < (item.previousUnitPrice ?? 0);
  return (
    <p
      className={`flex items-start gap-1.5 text-sm font-medium ${isGoodNews ? "text-success" : "text-warning"}`}
    >
      {!isGoodNews && <WarningIcon size={16} className="mt-0.5" />}
      {text}
    </p>
  );
}
