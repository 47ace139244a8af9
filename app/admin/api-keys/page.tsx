import type { Metadata } from "next";
import { actorName } from "@/components/admin/kit/actor-name";
import { readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Moment } from "@/components/admin/kit/moment-client";
import { Pager } from "@/components/admin/kit/pager";
import { NewKey } from "@/components/admin/people/new-key-client";
import { RevokeKey } from "@/components/admin/people/revoke-key-client";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, Td, Th } from "@/components/ui/table";
import { type ApiKey, listApiKeys } from "@/lib/accounts/api-keys";
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

const stateOf = ({ revokedAt, expiresAt }: ApiKey, now: Date) => {
  if (revokedAt) return { label: "Revoked", tone: "neutral" as const, works: false };
  if (expiresAt && new Date(expiresAt) <= now) {
    return { label: "Expired", tone: "neutral" as const, works: false };
  }
  return { label: "Works", tone: "success" as const, works: true };
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
          <Table
            label="API keys"
            head={
              <>
                <Th>Name</Th>
                <Th>Begins with</Th>
                <Th>May</Th>
                <Th>State</Th>
                <Th>Made</Th>
                <Th>Last used</Th>
                <Th>Until</Th>
                <Th>
                  <span className="sr-only">Revoke</span>
                </Th>
              </>
            }
          >
            {keys.map((key) => {
              const { label, tone, works } = stateOf(key, ctx.now);
              return (
                <tr key={key.id}>
                  <Td className="font-semibold">{key.name}</Td>
                  <Td>
                    <code>{key.hint}…</code>
                  </Td>
                  <Td className="text-xs">{key.scopes.join(", ")}</Td>
                  <Td>
                    <Badge tone={tone}>{label}</Badge>
                  </Td>
                  <Td className="text-muted">
                    <Moment at={key.createdAt} day /> · {actorName(key.createdBy, names)}
                  </Td>
                  <Td className="text-muted">{key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : "never"}</Td>
                  <Td className="text-muted">
                    {key.expiresAt ? <Moment at={key.expiresAt} day /> : "it is revoked"}
                  </Td>
                  <Td end>{works && <RevokeKey keyId={key.id} name={key.name} />}</Td>
                </tr>
              );
            })}
          </Table>
          <Pager path={KEYS} query={query} next={next} shown={keys.length} total={null} noun="keys" />
        </>
      )}
    </DeskPage>
  );
}
