import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import type { Database } from "@/db/client";
import { formatMoney } from "@/lib/kernel/money";
import { listDeskOrders } from "@/lib/orders/desk-queries";
import { DeskOrderFilter } from "@/lib/orders/desk-rules";
import { Moment } from "../kit/moment-client";
import { ORDER_WORDS } from "../orders/order-words";

const SHOWN = 6;

export async function NewestOrders({ db }: { db: Database }) {
  const { rows } = await listDeskOrders(db, DeskOrderFilter.parse({}));
  if (rows.length === 0) return <p className="text-muted">Nobody has ordered yet.</p>;
  return (
    <ul>
      {rows.slice(0, SHOWN).map(({ orderId, email, status, total, currency, placedAt }) => (
        <li key={orderId} className="border-b border-line last:border-b-0">
          <Link
            href={`/admin/orders/${orderId}`}
            prefetch={false}
            className="group grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-1.5"
          >
            <span className="truncate font-medium group-hover:text-action group-hover:underline">
              {email}
            </span>
            <span className="text-right font-semibold tabular-nums">{formatMoney(total, currency)}</span>
            <span className="text-xs text-muted">
              <Moment at={placedAt} />
            </span>
            <Badge tone={ORDER_WORDS[status].tone} className="h-5 justify-self-end">
              {ORDER_WORDS[status].label}
            </Badge>
          </Link>
        </li>
      ))}
    </ul>
  );
}
