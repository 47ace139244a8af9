import type { Metadata } from "next";
import { readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Pager } from "@/components/admin/kit/pager";
import { KeyTable } from "@/components/admin/people/key-table";
import { NewKey } from "@/components/admin/people/new-key-client";
import { EmptyState } from "@/components/ui/empty-state";
import { listApiKeys } from "@/lib/accounts/api-keys";
import { nameActors } from "@/lib/accounts/desk-queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { SCOPES, type Scope } from "@/lib/http/rights";

export const metadata: Metadata = { title: "API keys" };

const KEYS = "/admin/api-keys";
const PAGE = 50;

const MEANINGS: Record<Scope, string> = {
  "stats:read": "Read what lies in carts",
  "checkout:write": "Bring in orders of other sales channels",
  "points:write": "Issue and redeem points",
  "wallet:read": "Read wallets' balances",
};

export default async function ApiKeysPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(KEYS);
  const query = await readAddress(searchParams);
  const { keys, next } = await listApiKeys(ctx.db, { limit: PAGE, after: query.after });
  const names = await nameActors(
    ctx.db,
    keys.map(({ createdBy }) => createdBy),
  );
  const newKey = <NewKey scopes={SCOPES.map((name) => ({ name, meaning: MEANINGS[name] }))} />;
  return (
    <DeskPage title="API keys" note="For machines that call the shop" actions={newKey}>
      {keys.length === 0 ? (
        <EmptyState
          art="/art/1f511"
          title="No machine calls the shop yet"
          text="A key lets a till, a warehouse or a partner use the API, each for what it needs and no more."
        />
      ) : (
        <>
          <KeyTable keys={keys} names={names} now={ctx.now} />
          <Pager path={KEYS} query={query} next={next} shown={keys.length} total={null} noun="keys" />
        </>
      )}
    </DeskPage>
  );
}
