import type { Metadata } from "next";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Live } from "@/components/admin/kit/live-client";
import { PIPELINES_PAGE, REPLAYS_PAGE } from "@/components/admin/pipelines/pipeline-words";
import { ReplayButton } from "@/components/admin/pipelines/replay-form-client";
import { ReplayList } from "@/components/admin/pipelines/replay-list";
import { EmptyState } from "@/components/ui/empty-state";
import { nameActors } from "@/lib/accounts/desk-queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { listReplays } from "@/lib/pipelines/replay-queries";
import { PIPELINE_NAMES } from "@/lib/pipelines/rules";

export const metadata: Metadata = { title: "Replays" };

export default async function ReplaysPage() {
  const { ctx } = await requireAdmin(REPLAYS_PAGE);
  const replays = await listReplays(ctx.db);
  const names = await nameActors(
    ctx.db,
    replays.map(({ actor }) => actor),
  );
  const running = replays.some(({ status }) => status === "running");
  return (
    <DeskPage
      title="Replays"
      note="Events of the last 14 days, sent once more to one pipeline"
      back={{ href: PIPELINES_PAGE, label: "Pipelines" }}
      actions={
        <>
          <Live everyS={2} idle={!running} />
          <ReplayButton names={PIPELINE_NAMES} variant="primary" />
        </>
      }
    >
      {replays.length === 0 ? (
        <EmptyState
          art="/art/1f4fd-fe0f"
          title="Nothing was replayed yet"
          text="When a pipeline went wrong for a while, a replay sends it the events of that time again and puts its rows right."
        />
      ) : (
        <ReplayList replays={replays} names={names} />
      )}
    </DeskPage>
  );
}
