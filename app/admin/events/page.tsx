import type { Metadata } from "next";
import { z } from "zod";
import { EventList, EventTable } from "@/components/admin/events/event-table";
import { EVENTS, STATE_WORDS } from "@/components/admin/events/event-words";
import { readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DateRange } from "@/components/admin/kit/date-range";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { FilterBar } from "@/components/admin/kit/filter-bar-client";
import { FilterSelect } from "@/components/admin/kit/filter-select";
import { Pager } from "@/components/admin/kit/pager";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { requireAdmin } from "@/lib/http/require-admin";
import { eventTypes, listLog, STATES } from "@/lib/pipelines/event-queries";

export const metadata: Metadata = { title: "Events" };

const PAGE = 50;
const DAY_MS = 86_400_000;

const day = z.iso.date().optional().catch(undefined);

/** The address of this page; what it cannot read it passes over. Days are UTC. */
const Filter = z.object({
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  type: z.string().min(1).max(100).optional().catch(undefined),
  state: z.enum(STATES).optional().catch(undefined),
  from: day,
  to: day,
  after: z.coerce.number().int().positive().optional().catch(undefined),
});

export default async function EventsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(EVENTS);
  const query = await readAddress(searchParams);
  const { q, type, state, from, to, after } = Filter.parse(query);
  const { entries, next } = await listLog(
    ctx.db,
    {
      q,
      type,
      state,
      from: from ? new Date(from) : undefined,
      to: to ? new Date(Date.parse(to) + DAY_MS) : undefined,
    },
    { limit: PAGE, before: after },
  );
  return (
    <DeskPage title="Events" note="What the shop told itself, and who heard it">
      <FilterBar search="Event, order, product, cart or request" q={q}>
        <FilterSelect
          name="type"
          label="Type"
          all="Every type"
          value={type}
          options={eventTypes().map((name) => ({ value: name, label: name }))}
        />
        <FilterSelect
          name="state"
          label="Deliveries"
          all="However it went"
          value={state}
          options={STATES.map((name) => ({ value: name, label: `with ${STATE_WORDS[name].label}` }))}
        />
        <DateRange from={from} to={to} />
      </FilterBar>
      {entries.length === 0 ? (
        <EmptyState
          art="/art/1f50d"
          title="No event is like that"
          text="Take a filter away, or look at other days."
          action={
            <ButtonLink href={EVENTS} prefetch={false} variant="secondary">
              Show everything
            </ButtonLink>
          }
        />
      ) : (
        <>
          <EventList entries={entries} />
          <EventTable entries={entries} query={query} />
          <Pager
            path={EVENTS}
            query={query}
            next={next === null ? null : String(next)}
            shown={entries.length}
            total={null}
            noun="events"
          />
        </>
      )}
    </DeskPage>
  );
}
