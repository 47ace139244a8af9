import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alarms } from "@/db/schema/alarms";
import type { Context } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import type { AlarmKind } from "./rules";

export type NewAlarm = { kind: AlarmKind; subject?: string; detail: string };

/** Opens an alarm unless one of this kind and subject is open. Whoever watches sends the notices. */
export const raiseAlarm = async (
  tx: Transaction,
  ctx: Context,
  { kind, subject = "", detail }: NewAlarm,
): Promise<boolean> => {
  const made = await tx
    .insert(alarms)
    .values({ id: createId("alm"), kind, subject, detail, openedAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: alarms.id });
  return made.length > 0;
};

/** Closes an alarm when what it told of is over. */
export const resolveAlarm = async (
  tx: Transaction,
  ctx: Context,
  kind: AlarmKind,
  subject = "",
): Promise<boolean> => {
  const closed = await tx
    .update(alarms)
    .set({ resolvedAt: ctx.now })
    .where(and(eq(alarms.kind, kind), eq(alarms.subject, subject), isNull(alarms.resolvedAt)))
    .returning({ id: alarms.id });
  return closed.length > 0;
};
