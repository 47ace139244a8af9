import type { Metadata } from "next";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Live } from "@/components/admin/kit/live-client";
import { PIPELINES_PAGE } from "@/components/admin/pipelines/pipeline-words";
import { ProjectionPanel } from "@/components/admin/rebuilds/projection-panel";
import { RunTable } from "@/components/admin/rebuilds/run-table";
import { REBUILDS } from "@/components/admin/rebuilds/run-words";
import { nameActors } from "@/lib/accounts/desk-queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { PROJECTION_NAMES, PROJECTIONS } from "@/lib/jobs/projections";
import { listLatestRuns, listRuns } from "@/lib/pipelines/projection-runs";

export const metadata: Metadata = { title: "Rebuilds" };

/** A rebuild of everything there is takes a while. */
export const maxDuration = 300;

const SHOWN = 30;

export default async function RebuildsPage() {
  const { ctx } = await requireAdmin(REBUILDS);
  const [latest, runs] = await Promise.all([
    listLatestRuns(ctx.db, ctx.now),
    listRuns(ctx.db, { limit: SHOWN, now: ctx.now }),
  ]);
  const names = await nameActors(
    ctx.db,
    runs.map(({ actor }) => actor),
  );
  return (
    <DeskPage
      title="Rebuilds"
      note="What is made from something else, compared with it every night"
      back={{ href: PIPELINES_PAGE, label: "Pipelines" }}
      actions={<Live idle={!latest.some(({ state }) => state === "running")} />}
    >
      <div className="grid items-start gap-4 md:grid-cols-2 2xl:grid-cols-3">
        {PROJECTION_NAMES.map((name) => (
          <ProjectionPanel
            key={name}
            name={name}
            title={PROJECTIONS[name].title}
            run={latest.find(({ projection }) => projection === name)}
          />
        ))}
      </div>
      <h2 className="mt-8 mb-3 text-lg font-bold">The latest runs</h2>
      {runs.length === 0 ? (
        <p className="text-muted">
          Nothing was compared yet. Every night each of them is built aside and compared; press Check to do it
          now.
        </p>
      ) : (
        <RunTable runs={runs} names={names} />
      )}
    </DeskPage>
  );
}
