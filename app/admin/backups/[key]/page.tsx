import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { downloadHref } from "@/components/admin/backups/backup-words";
import { RestoreButton } from "@/components/admin/backups/restore-button-client";
import { EVENTS } from "@/components/admin/events/event-words";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Moment } from "@/components/admin/kit/moment-client";
import { Panel } from "@/components/admin/kit/panel";
import { ProblemNotice } from "@/components/admin/kit/problem-notice";
import { BACKUPS_PAGE, bytesText, count } from "@/components/admin/pipelines/pipeline-words";
import { buttonLook } from "@/components/ui/button-look";
import { Disclosure } from "@/components/ui/disclosure";
import { requireAdmin } from "@/lib/http/require-admin";
import { type BackupLine, readLines } from "@/lib/pipelines/backup-line";
import { decodeKey, readBackup } from "@/lib/pipelines/read-backup";

export const metadata: Metadata = { title: "Backup" };

/** More lines are only in the download. */
const SHOWN = 200;

function Line({ line }: { line: BackupLine }) {
  return (
    <li>
      <Disclosure
        summary={
          <span className="flex min-w-0 grow flex-wrap items-baseline gap-x-3 font-normal">
            <span className="font-mono text-[0.8125rem] font-semibold">{line.type}</span>
            <span className="min-w-0 font-mono text-xs wrap-anywhere text-muted">{line.aggregateId}</span>
            <span className="text-xs text-muted">
              <Moment at={line.occurredAt.toISOString()} />
            </span>
          </span>
        }
      >
        <pre className="overflow-auto rounded-chip bg-sunken p-3 text-xs">
          {JSON.stringify(line, null, 2)}
        </pre>
        <Link
          href={`${EVENTS}/${line.id}`}
          prefetch={false}
          className="tap mt-2 inline-block font-semibold text-action hover:underline"
        >
          See it in the log
        </Link>
      </Disclosure>
    </li>
  );
}

export default async function BackupPage({ params }: { params: Promise<{ key: string }> }) {
  const { key: segment } = await params;
  const { ctx } = await requireAdmin(`${BACKUPS_PAGE}/${segment}`);
  const key = decodeKey(segment);
  const content = await readBackup(ctx.db, key);
  if (!content.ok && content.problem.slug === "not-found") notFound();
  const { lines, unreadable } = content.ok
    ? readLines(content.value.toString("utf8"))
    : { lines: [], unreadable: [] };
  return (
    <DeskPage
      title={<span className="font-mono text-xl tracking-tight">{key.split("/").at(-1)}</span>}
      note={<span className="font-mono text-xs wrap-anywhere">{key}</span>}
      back={{ href: BACKUPS_PAGE, label: "Backups" }}
      actions={
        content.ok && (
          <>
            <a href={downloadHref(key)} download className={buttonLook({ variant: "secondary", size: "sm" })}>
              Download the lines
            </a>
            <RestoreButton backupKey={key} variant="primary" />
          </>
        )
      }
    >
      <ProblemNotice problem={content.ok ? null : content.problem} />
      {content.ok && (
        <Panel
          title="Decrypted"
          aside={`${count(lines.length)} ${lines.length === 1 ? "event" : "events"}, ${bytesText(content.value.length)}`}
        >
          {unreadable.length > 0 && (
            <p className="mb-2 font-semibold text-danger">
              {unreadable.length === 1 ? "1 line holds" : `${count(unreadable.length)} lines hold`} no event.
            </p>
          )}
          <ol>
            {lines.slice(0, SHOWN).map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ol>
          {lines.length > SHOWN && (
            <p className="pt-3 text-muted">
              These are the first {SHOWN}. The download holds all {count(lines.length)}.
            </p>
          )}
        </Panel>
      )}
    </DeskPage>
  );
}
