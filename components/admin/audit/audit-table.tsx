import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Table, Td, Th } from "@/components/ui/table";
import type { AuditEntry } from "@/lib/audit/queries";
import { actorName } from "../kit/actor-name";
import { hrefWith, type Query } from "../kit/address";
import { AuditDiff } from "../kit/audit-diff";
import { Moment } from "../kit/moment-client";

type AuditTableProps = { entries: AuditEntry[]; names: Map<string, string>; query: Query };

export const AUDIT = "/admin/audit";

/** Where a subject has a page of its own. */
const PAGES: Record<string, string> = {
  product: "products",
  order: "orders",
  user: "users",
  wallet: "users",
  purchase: "purchases",
  webhook: "webhooks",
};

function Subject({ entry: { action, subject } }: { entry: AuditEntry }) {
  const page = PAGES[action.slice(0, action.indexOf("."))];
  const text = <code className="text-xs wrap-anywhere">{subject}</code>;
  if (!page) return text;
  return (
    <Link
      href={`/admin/${page}/${encodeURIComponent(subject)}`}
      prefetch={false}
      className="hover:text-action hover:underline"
    >
      {text}
    </Link>
  );
}

/** The log where there is no room for columns. */
export function AuditList({ entries, names }: Omit<AuditTableProps, "query">) {
  return (
    <ol className="mt-4 flex flex-col gap-3 md:hidden">
      {entries.map((entry) => (
        <Card as="li" key={entry.id} pad="none" className="p-3.5">
          <p className="flex items-baseline justify-between gap-3">
            <span className="font-semibold">{actorName(entry.actor, names)}</span>
            <span className="text-xs text-muted">
              <Moment at={entry.at} />
            </span>
          </p>
          <p className="mb-1 flex flex-wrap gap-x-3 font-mono text-xs">
            <span>{entry.action}</span>
            <Subject entry={entry} />
          </p>
          <AuditDiff entry={entry} />
        </Card>
      ))}
    </ol>
  );
}

export function AuditTable({ entries, names, query }: AuditTableProps) {
  return (
    <Table
      label="Audit log"
      className="mt-4 max-md:hidden"
      head={
        <>
          <Th>When</Th>
          <Th>Who</Th>
          <Th>What</Th>
          <Th>About</Th>
          <Th>Before and after</Th>
        </>
      }
    >
      {entries.map((entry) => (
        <tr key={entry.id} className="[&>td]:align-top">
          <Td className="text-muted">
            <span title={entry.requestId}>
              <Moment at={entry.at} />
            </span>
          </Td>
          <Td className="whitespace-nowrap">
            <Link
              href={hrefWith(AUDIT, query, { actor: entry.actor, after: undefined })}
              prefetch={false}
              data-row
              className="font-semibold hover:text-action hover:underline"
            >
              {actorName(entry.actor, names)}
            </Link>
          </Td>
          <Td className="font-mono text-xs whitespace-nowrap">{entry.action}</Td>
          <Td className="max-w-56">
            <Subject entry={entry} />
          </Td>
          <Td className="min-w-72 max-w-xl">
            <AuditDiff entry={entry} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
