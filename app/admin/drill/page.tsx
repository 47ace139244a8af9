import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DrillOrders } from "@/components/admin/drill/drill-orders";
import { currentStep } from "@/components/admin/drill/drill-steps";
import { DrillState, DrillWalk } from "@/components/admin/drill/drill-walk";
import { readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Live } from "@/components/admin/kit/live-client";
import { Panel } from "@/components/admin/kit/panel";
import { FaultSwitch } from "@/components/admin/pipelines/fault-switch-client";
import { PIPELINES_PAGE } from "@/components/admin/pipelines/pipeline-words";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { requireAdmin } from "@/lib/http/require-admin";
import { readDrill } from "@/lib/pipelines/drill";
import { drillAt, isDrill } from "@/lib/pipelines/drill-rules";
import { isDrillAllowed } from "@/lib/pipelines/set-fault";

export const metadata: Metadata = { title: "The drill" };

const DRILL = "/admin/drill";
const BEGIN = "begin";

const back = { href: PIPELINES_PAGE, label: "Pipelines" };

function Invitation() {
  return (
    <DeskPage title="The drill" note="Break a pipeline on purpose, and see a replay put it right" back={back}>
      <EmptyState
        art="/art/1f692"
        title={isDrillAllowed() ? "Practise before it burns" : "The drill is not allowed here"}
        text={
          isDrillAllowed()
            ? "Eight steps: orders go in, a bug corrupts their rows, a replay repairs every one of them, and a rebuild proves it."
            : "It writes wrong rows on purpose. ALLOW_DRILL=1 in the shop's configuration allows it."
        }
        action={
          isDrillAllowed() && (
            <ButtonLink href={`${DRILL}?run=${BEGIN}`} prefetch={false}>
              Begin
            </ButtonLink>
          )
        }
      />
    </DeskPage>
  );
}

export default async function DrillPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(DRILL);
  const { run } = await readAddress(searchParams);
  if (run === BEGIN && isDrillAllowed()) redirect(`${DRILL}?run=${drillAt(ctx.now)}`);
  if (!isDrill(run) || !isDrillAllowed()) return <Invitation />;
  const drill = await readDrill(ctx.db, run, ctx.now);
  const current = currentStep(drill);
  return (
    <DeskPage
      title="The drill"
      note={<span className="font-mono text-xs">{run}</span>}
      back={back}
      actions={
        <>
          <Live everyS={2} idle={current === null} />
          <ButtonLink href={`${DRILL}?run=${BEGIN}`} prefetch={false} variant="quiet" size="sm">
            Begin anew
          </ButtonLink>
        </>
      }
    >
      {current === null && (
        <Notice tone="success" live title="The drill is over" className="mb-4">
          The rows were wrong, a replay put them right, and they are equal to a fresh rebuild.
        </Notice>
      )}
      {drill.pipeline.fault && current !== "bug-on" && current !== "corrupt" && current !== "bug-off" && (
        <Notice
          tone="danger"
          title="The bug is on"
          className="mb-4"
          action={<FaultSwitch on variant="secondary" />}
        >
          Rows that are written now come out wrong.
        </Notice>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Panel>
          <DrillWalk drill={drill} />
        </Panel>
        <div className="flex min-w-0 flex-col gap-4">
          <Panel>
            <DrillState drill={drill} />
          </Panel>
          <DrillOrders orders={drill.orders} />
        </div>
      </div>
    </DeskPage>
  );
}
