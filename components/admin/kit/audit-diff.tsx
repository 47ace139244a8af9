import type { AuditEntry } from "@/lib/audit/queries";
import { env } from "@/lib/kernel/env";
import { auditWords } from "./audit-words";
import { Diff } from "./diff";

type AuditDiffProps = { entry: Pick<AuditEntry, "action" | "before" | "after"> };

/** What an entry of the audit log says was changed, as people read it. */
export function AuditDiff({ entry: { action, before, after } }: AuditDiffProps) {
  const words = (said: unknown) => auditWords(action, said, env.SHOP_CURRENCY);
  return <Diff before={words(before)} after={words(after)} />;
}
