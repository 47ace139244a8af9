import type { Metadata } from "next";
import { AUDIT, AuditList, AuditTable } from "@/components/admin/audit/audit-table";
import { actorName } from "@/components/admin/kit/actor-name";
import { hrefWith, readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DateRange } from "@/components/admin/kit/date-range";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { FilterBar } from "@/components/admin/kit/filter-bar-client";
import { FilterSelect } from "@/components/admin/kit/filter-select";
import { Pager } from "@/components/admin/kit/pager";
import { ButtonLink } from "@/components/ui/button";
import { RemovableChip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { nameActors } from "@/lib/accounts/desk-queries";
import { AUDIT_KINDS, DeskAuditFilter } from "@/lib/audit/desk-rules";
import { listAudit } from "@/lib/audit/queries";
import { requireAdmin } from "@/lib/http/require-admin";

export const metadata: Metadata = { title: "Audit log" };

const PAGE = 50;
const DAY_MS = 86_400_000;

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(AUDIT);
  const query = await readAddress(searchParams);
  const { q, action, actor, from, to, after } = DeskAuditFilter.parse(query);
  const { entries, next } = await listAudit(
    ctx.db,
    {
      actor,
      action,
      subject: q || undefined,
      from: from ? new Date(from) : undefined,
      to: to ? new Date(Date.parse(to) + DAY_MS) : undefined,
    },
    { limit: PAGE, after },
  );
  const actors = entries.map((entry) => entry.actor);
  const names = await nameActors(ctx.db, actor ? [...actors, actor] : actors);
  return (
    <DeskPage title="Audit log" note="Every change the office made, with what was there before">
      <FilterBar search="Id of a product, order, person or key" q={q} kept={{ actor }}>
        <FilterSelect name="action" label="Kind" all="Everything" value={action} options={AUDIT_KINDS} />
        <DateRange from={from} to={to} />
      </FilterBar>
      {actor && (
        <div className="mt-3">
          <RemovableChip
            href={hrefWith(AUDIT, query, { actor: undefined, after: undefined })}
            prefetch={false}
            removeLabel="Show what everybody did"
          >
            By {actorName(actor, names)}
          </RemovableChip>
        </div>
      )}
      {entries.length === 0 ? (
        <EmptyState
          art="/art/1f5c3-fe0f"
          title="Nothing like that was changed"
          text="Take a filter away, or look at other days."
          action={
            <ButtonLink href={AUDIT} prefetch={false} variant="secondary">
              Show everything
            </ButtonLink>
          }
        />
      ) : (
        <>
          <AuditList entries={entries} names={names} />
          <AuditTable entries={entries} names={names} query={query} />
          <Pager path={AUDIT} query={query} next={next} shown={entries.length} total={null} noun="entries" />
        </>
      )}
    </DeskPage>
  );
}
