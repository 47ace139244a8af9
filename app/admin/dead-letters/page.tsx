import type { Metadata } from "next";
import { hrefWith, readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { FilterBar } from "@/components/admin/kit/filter-bar-client";
import { FilterSelect } from "@/components/admin/kit/filter-select";
import { Pager } from "@/components/admin/kit/pager";
import { Tabs } from "@/components/admin/kit/tabs";
import { RedriveAll } from "@/components/admin/letters/letter-actions-client";
import { LetterList } from "@/components/admin/letters/letter-list";
import { EmptyState } from "@/components/ui/empty-state";
import { readBacklog } from "@/lib/events/desk-queries";
import { SUBSCRIPTIONS } from "@/lib/events/subscriptions";
import { EVENT_TYPES } from "@/lib/events/types";
import { requireAdmin } from "@/lib/http/require-admin";
import { listDeadLetters } from "@/lib/pipelines/queries";

export const metadata: Metadata = { title: "Dead letters" };

const LETTERS = "/admin/dead-letters";
const PAGE = 25;

const choices = (names: string[]) => names.sort().map((name) => ({ value: name, label: name }));

export default async function DeadLettersPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(LETTERS);
  const query = await readAddress(searchParams);
  const resolved = query.state === "resolved";
  const filter = {
    q: query.q?.trim() || undefined,
    subscription: query.subscription || undefined,
    type: query.type || undefined,
  };
  const [{ rows, next, total }, backlog] = await Promise.all([
    listDeadLetters(ctx.db, { ...filter, resolved }, { limit: PAGE, after: query.after }),
    readBacklog(ctx.db),
  ]);
  return (
    <DeskPage
      title="Dead letters"
      note={`Deliveries that gave up. ${backlog.waiting.toLocaleString("en")} others wait or are on their way.`}
      actions={!resolved && total > 0 && <RedriveAll count={total} filter={filter} />}
    >
      <Tabs
        label="State"
        tabs={[
          {
            href: hrefWith(LETTERS, query, { state: undefined, after: undefined }),
            label: "Open",
            count: backlog.deadLetters,
            current: !resolved,
          },
          {
            href: hrefWith(LETTERS, query, { state: "resolved", after: undefined }),
            label: "Dealt with",
            current: resolved,
          },
        ]}
      />
      <FilterBar search="Error, delivery or event" q={filter.q} kept={{ state: query.state }}>
        <FilterSelect
          name="subscription"
          label="Who hears it"
          all="Every listener"
          value={filter.subscription}
          options={choices(Object.keys(SUBSCRIPTIONS))}
        />
        <FilterSelect
          name="type"
          label="Event"
          all="Every event"
          value={filter.type}
          options={choices(Object.keys(EVENT_TYPES))}
        />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState
          art="/art/1f4ed"
          title={resolved ? "Nothing was dealt with yet" : "Everything arrived"}
          text={
            resolved ? undefined : "No delivery has given up. What fails for good will wait here for you."
          }
        />
      ) : (
        <>
          <LetterList rows={rows} />
          <Pager path={LETTERS} query={query} next={next} shown={rows.length} total={total} noun="letters" />
        </>
      )}
    </DeskPage>
  );
}
