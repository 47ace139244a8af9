import type { Metadata } from "next";
import Link from "next/link";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Live } from "@/components/admin/kit/live-client";
import { Panel } from "@/components/admin/kit/panel";
import { AlarmHistory } from "@/components/admin/pipelines/alarm-history";
import { FaultSwitch } from "@/components/admin/pipelines/fault-switch-client";
import { ForkPicture } from "@/components/admin/pipelines/fork-picture";
import { PipelinePanel } from "@/components/admin/pipelines/pipeline-panel";
import { BACKUPS_PAGE, PIPELINES_PAGE, REPLAYS_PAGE } from "@/components/admin/pipelines/pipeline-words";
import { ArrowRightIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { listAlarms } from "@/lib/alarms/queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { readFork } from "@/lib/pipelines/fork-queries";

export const metadata: Metadata = { title: "Pipelines" };

const ALARMS_SHOWN = 8;

const PLACES = [
  { href: BACKUPS_PAGE, label: "Backups" },
  { href: REPLAYS_PAGE, label: "Replays" },
  { href: "/admin/rebuilds", label: "Rebuilds" },
  { href: "/admin/drill", label: "The drill" },
];

export default async function PipelinesPage() {
  const { ctx } = await requireAdmin(PIPELINES_PAGE);
  const [fork, alarms] = await Promise.all([readFork(ctx.db, ctx.now), listAlarms(ctx.db, ALARMS_SHOWN)]);
  const faulty = fork.pipelines.some(({ fault }) => fault);
  return (
    <DeskPage title="Pipelines" note="Where every paid order goes, at this moment" actions={<Live />}>
      {faulty && (
        <Notice
          tone="danger"
          title="The drill's bug is on"
          className="mb-4"
          action={<FaultSwitch on variant="secondary" />}
        >
          New rows of orders come out wrong until it is switched off; a replay then puts them right.
        </Notice>
      )}
      {fork.parked.documents > 0 && (
        <Notice tone="warning" title="The analytics index does not answer" className="mb-4">
          {fork.parked.documents === 1
            ? "1 document is parked and is tried again every minute."
            : `${fork.parked.documents.toLocaleString("en")} documents are parked and are tried again every minute.`}{" "}
          {fork.parked.lastError}
        </Notice>
      )}
      <Panel>
        <ForkPicture fork={fork} />
        <nav aria-label="More of the pipelines" className="mt-4 flex flex-wrap gap-x-5 gap-y-1">
          {PLACES.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              prefetch={false}
              className="tap font-semibold text-action hover:underline"
            >
              {label} <ArrowRightIcon size={16} className="-mt-0.5 inline" />
            </Link>
          ))}
        </nav>
      </Panel>
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2 2xl:grid-cols-3">
        {fork.pipelines.map((pipeline) => (
          <PipelinePanel key={pipeline.name} pipeline={pipeline} />
        ))}
      </div>
      <AlarmHistory alarms={alarms} />
    </DeskPage>
  );
}
