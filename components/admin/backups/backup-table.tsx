import Link from "next/link";
import { buttonLook } from "@/components/ui/button-look";
import { Card } from "@/components/ui/card";
import { Table, Td, Th } from "@/components/ui/table";
import type { Backup } from "@/lib/pipelines/schema";
import { Moment } from "../kit/moment-client";
import { bytesText, count, many } from "../pipelines/pipeline-words";
import { downloadHref, viewHref } from "./backup-words";
import { RestoreButton } from "./restore-button-client";

function KeyLink({ backup: { key } }: { backup: Backup }) {
  return (
    <Link
      href={viewHref(key)}
      prefetch={false}
      data-row
      className="font-mono text-xs wrap-anywhere hover:text-action hover:underline"
    >
      {key}
    </Link>
  );
}

function Buttons({ backup: { key } }: { backup: Backup }) {
  return (
    <span className="flex justify-end gap-1">
      <a href={downloadHref(key)} download className={buttonLook({ variant: "quiet", size: "sm" })}>
        Download<span className="sr-only"> {key}</span>
      </a>
      <RestoreButton backupKey={key} />
    </span>
  );
}

/** Objects where there is no room for columns. */
export function BackupList({ backups }: { backups: Backup[] }) {
  return (
    <ol className="mt-4 flex flex-col gap-2.5 lg:hidden">
      {backups.map((backup) => (
        <Card as="li" key={backup.key} pad="none" className="p-3.5">
          <KeyLink backup={backup} />
          <p className="mt-1 text-xs text-muted">
            {many(backup.events, "event")}, {bytesText(backup.storedBytes)} · <Moment at={backup.storedAt} />
          </p>
          <Buttons backup={backup} />
        </Card>
      ))}
    </ol>
  );
}

export function BackupTable({ backups }: { backups: Backup[] }) {
  return (
    <Table
      label="Backups"
      className="mt-4 max-lg:hidden"
      head={
        <>
          <Th>Object</Th>
          <Th end>Events</Th>
          <Th end>Lines</Th>
          <Th end>Stored</Th>
          <Th>Packed</Th>
          <Th>Key</Th>
          <Th>Stored at</Th>
          <Th>
            <span className="sr-only">Download and restore</span>
          </Th>
        </>
      }
    >
      {backups.map((backup) => (
        <tr key={backup.key}>
          <Td className="w-full min-w-64">
            <KeyLink backup={backup} />
          </Td>
          <Td end>{count(backup.events)}</Td>
          <Td end className="text-muted">
            {bytesText(backup.bytes)}
          </Td>
          <Td end>{bytesText(backup.storedBytes)}</Td>
          <Td className="text-muted">{backup.format}</Td>
          <Td className="font-mono text-xs text-muted">{backup.keyId}</Td>
          <Td className="text-muted">
            <Moment at={backup.storedAt} />
          </Td>
          <Td end>
            <Buttons backup={backup} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
