import { asc, desc, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { alarms } from "@/db/schema/alarms";
import type { AlarmKind } from "./rules";

export type Alarm = {
  id: string;
  kind: AlarmKind;
  subject: string;
  detail: string;
  openedAt: string;
  resolvedAt: string | null;
};

type Row = typeof alarms.$inferSelect;

const toAlarm = ({ openedAt, resolvedAt, ...row }: Row): Alarm => ({
  ...row,
  openedAt: openedAt.toISOString(),
  resolvedAt: resolvedAt?.toISOString() ?? null,
});

/** What needs a person now, oldest first. */
export const listOpenAlarms = async (db: Database): Promise<Alarm[]> =>
  (
    await db.select().from(alarms).where(isNull(alarms.resolvedAt)).orderBy(asc(alarms.openedAt)).limit(20)
  ).map(toAlarm);

/** The latest alarms, open or over. */
export const listAlarms = async (db: Database, limit: number): Promise<Alarm[]> =>
  (await db.select().from(alarms).orderBy(desc(alarms.openedAt)).limit(limit)).map(toAlarm);
