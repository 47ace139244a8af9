import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";
import { PastOrder } from "@/components/accounts/past-order";
import { tintsByCategory } from "@/components/orders/tints-by-category";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { getCategories } from "@/lib/catalog/cached";
import { requireSession } from "@/lib/http/page-visit";
import { cursorOf, encodeCursor } from "@/lib/kernel/cursor";
import { listPastOrders } from "@/lib/orders/queries";
import { OrderPosition } from "@/lib/orders/schema";

export const metadata: Metadata = { title: "Your orders" };

const HERE = "/account/orders";
const A_PAGE = 12;
const Cursor = cursorOf(OrderPosition);

type PageProps = { searchParams: Promise<{ cursor?: string | string[] }> };

export default async function OrdersPage({ searchParams }: PageProps) {
  const [{ cursor }, { ctx, session }] = await Promise.all([searchParams, requireSession(HERE)]);
  const after = Cursor.safeParse(cursor).data ?? null;
  const [{ orders, next }, categories] = await Promise.all([
    listPastOrders(ctx.db, { userId: session.user.id, limit: A_PAGE, after }),
    getCategories(),
  ]);
  const tintOf = tintsByCategory(categories);
  return (
    <AccountPage current={HERE} title="Your orders">
      {orders.length === 0 && (
        <EmptyState
          art="/art/1f4e6"
          title={after ? "No older orders" : "Nothing ordered yet"}
          text="What you buy shows up here, from the market to your door."
          action={<ButtonLink href="/best-sellers">See what others buy</ButtonLink>}
        />
      )}
      <ul className="mt-6 flex flex-col gap-3">
        {orders.map((order) => (
          <PastOrder key={order.orderId} order={order} tintOf={tintOf} level={2} />
        ))}
      </ul>
      {(after || next) && (
        <nav aria-label="Pages" className="mt-8 flex justify-center gap-3">
          {after && (
            <ButtonLink href={HERE} prefetch={false} variant="quiet">
              Newest
            </ButtonLink>
          )}
          {next && (
            <ButtonLink href={`${HERE}?cursor=${encodeCursor(next)}`} prefetch={false} variant="secondary">
              Older orders
            </ButtonLink>
          )}
        </nav>
      )}
    </AccountPage>
  );
}
