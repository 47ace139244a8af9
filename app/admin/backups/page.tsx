import type { Metadata } from "next";
import { z } from "zod";
import { BackupList, BackupTable } from "@/components/admin/backups/backup-table";
import { prefixOfDay } from "@/components/admin/backups/backup-words";
import { FlushButton } from "@/components/admin/backups/flush-button-client";
import { readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Moment } from "@/components/admin/kit/moment-client";
import { Pager } from "@/components/admin/kit/pager";
import { Panel } from "@/components/admin/kit/panel";
import { BACKUPS_PAGE, bytesText, count, PIPELINES_PAGE } from "@/components/admin/pipelines/pipeline-words";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { requireAdmin } from "@/lib/http/require-admin";
import { cursorOf, encodeCursor } from "@/lib/kernel/cursor";
import { env } from "@/lib/kernel/env";
import { type BackupTotals, listBackups, readBackupTotals } from "@/lib/pipelines/backup-queries";
import { BackupPosition } from "@/lib/pipelines/schema";

export const metadata: Metadata = { title: "Backups" };

const PAGE = 50;

const Filter = z.object({
  day: z.iso.date().optional().catch(undefined),
  after: cursorOf(BackupPosition).optional().catch(undefined),
});

function Totals({ totals }: { totals: BackupTotals }) {
  const { objects, events, storedBytes, waiting, waitingBytes, waitingSince } = totals;
  const sums: [string, string][] = [
    ["Objects", count(objects)],
    ["Events in them", count(events)],
    ["Stored", bytesText(storedBytes)],
    ["Gathered lines", count(waiting)],
  ];
  return (
    <Panel>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        {sums.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="font-display text-xl font-bold tracking-tight tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2 text-muted">
        {waiting === 0 || !waitingSince ? (
          <p>Every event that went through the pipeline is stored.</p>
        ) : (
          <>
            <p>
              {bytesText(waitingBytes)} since <Moment at={waitingSince} />; stored after a minute or 5 MB.
            </p>
            <FlushButton />
          </>
        )}
      </div>
    </Panel>
  );
}

function DayFilter({ day }: { day: string | undefined }) {
  return (
    <form action={BACKUPS_PAGE} className="mt-4 flex flex-wrap items-end gap-2">
      <label className="flex items-center gap-2">
        <span className="whitespace-nowrap text-muted">Day (UTC)</span>
        <input key={day} type="date" name="day" defaultValue={day} className="field-box rounded-full" />
      </label>
      <Button type="submit" variant="secondary" size="sm">
        Show
      </Button>
      {day && (
        <ButtonLink href={BACKUPS_PAGE} prefetch={false} variant="quiet" size="sm">
          Every day
        </ButtonLink>
      )}
    </form>
  );
}

export default async function BackupsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(BACKUPS_PAGE);
  const query = await readAddress(searchParams);
  const { day, after } = Filter.parse(query);
  const [{ backups, next }, totals] = await Promise.all([
    listBackups(ctx.db, {
      limit: PAGE,
      after,
      prefix: day ? prefixOfDay(env.BACKUP_PREFIX, day) : undefined,
    }),
    readBackupTotals(ctx.db),
  ]);
  return (
    <DeskPage
      title="Backups"
      note="Events packed, encrypted and stored, without card data"
      back={{ href: PIPELINES_PAGE, label: "Pipelines" }}
    >
      <Totals totals={totals} />
      <DayFilter day={day} />
      {backups.length === 0 ? (
        <EmptyState
          art="/art/1f5c3-fe0f"
          title={day ? "Nothing was stored on that day" : "No object is stored yet"}
          text={
            day
              ? "Objects lie under the hour of their first event, in UTC."
              : "The first one is written a minute after the first paid order."
          }
        />
      ) : (
        <>
          <BackupList backups={backups} />
          <BackupTable backups={backups} />
          <Pager
            path={BACKUPS_PAGE}
            query={query}
            next={next && encodeCursor(next)}
            shown={backups.length}
            total={day ? null : totals.objects}
            noun="objects"
          />
        </>
      )}
    </DeskPage>
  );
}
