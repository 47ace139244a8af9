import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";
import { Overview } from "@/components/accounts/overview";
import { tintsByCategory } from "@/components/orders/tints-by-category";
import { listAddresses } from "@/lib/accounts/queries";
import { getCategories } from "@/lib/catalog/cached";
import { requireSession } from "@/lib/http/page-visit";
import { ownValue } from "@/lib/kernel/own";
import { listPastOrders } from "@/lib/orders/queries";
import { findSpendable } from "@/lib/points/queries";

export const metadata: Metadata = { title: "Your account" };

const DONE: Record<string, string> = {
  password: "Your new password holds, and everybody else is signed out.",
};

type PageProps = { searchParams: Promise<{ done?: string | string[] }> };

export default async function AccountOverviewPage({ searchParams }: PageProps) {
  const { ctx, session } = await requireSession("/account");
  const userId = session.user.id;
  const [{ done }, past, addresses, points, categories] = await Promise.all([
    searchParams,
    listPastOrders(ctx.db, { userId, limit: 3, after: null }),
    listAddresses(ctx.db, userId),
    findSpendable(ctx.db, userId, ctx.now),
    getCategories(),
  ]);
  return (
    <AccountPage current="/account" done={ownValue(DONE, String(done))}>
      <Overview
        user={session.user}
        orders={past.orders}
        address={addresses[0]}
        points={points}
        tintOf={tintsByCategory(categories)}
      />
    </AccountPage>
  );
}
