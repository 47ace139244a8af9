import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { alarmNotices, alarms } from "@/db/schema/alarms";
import { listAdminEmails } from "@/lib/accounts/list-admins";
import type { Context } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { sha256 } from "@/lib/kernel/hash";
import { sendMail } from "@/lib/services/mail";
import { hasSlack, postToSlack } from "@/lib/services/slack";
import { alarmMail } from "./mail";
import { type AlarmKind, type AlarmStage, noticeOf, slackMessage } from "./rules";

/** A notice that could not be sent so often, once a minute, is given up; the office shows the alarm all the same. */
const MOST_TRIES = 60;
/** Older alarms are history: nobody is told of them any more. */
const TOLD_FOR_MS = 7 * 86_400_000;

type Channel = "mail" | "slack";
type Notice = {
  alarmId: string;
  stage: AlarmStage;
  channel: Channel;
  kind: AlarmKind;
  detail: string;
  tries: number;
};

/** Writes down every notice that is owed: of the opening, and of the end where the opening was told. */
const oweNotices = (ctx: Context, channels: Channel[]) =>
  ctx.db.execute(sql`
    insert into alarm_notices (alarm_id, stage, channel)
    select alarms.id, stage.name, channel.name
    from alarms
      cross join (values ('opened'), ('resolved')) as stage(name)
      cross join unnest(${sql.param(channels)}::text[]) as channel(name)
    where alarms.opened_at > ${new Date(ctx.now.getTime() - TOLD_FOR_MS)}
      and case stage.name
        when 'opened' then alarms.resolved_at is null
        else alarms.resolved_at is not null and exists (
          select 1 from alarm_notices told
          where told.alarm_id = alarms.id and told.channel = channel.name
            and told.stage = 'opened' and told.sent_at is not null)
      end
    on conflict do nothing`);

const listOwed = (db: Database): Promise<Notice[]> =>
  db
    .select({
      alarmId: alarmNotices.alarmId,
      stage: alarmNotices.stage,
      channel: alarmNotices.channel,
      kind: alarms.kind,
      detail: alarms.detail,
      tries: alarmNotices.tries,
    })
    .from(alarmNotices)
    .innerJoin(alarms, eq(alarms.id, alarmNotices.alarmId))
    .where(and(isNull(alarmNotices.sentAt), lt(alarmNotices.tries, MOST_TRIES)))
    .limit(100);

const which = ({ alarmId, stage, channel }: Notice) =>
  and(
    eq(alarmNotices.alarmId, alarmId),
    eq(alarmNotices.stage, stage),
    eq(alarmNotices.channel, channel),
    isNull(alarmNotices.sentAt),
  );

/** Of several processes that want to send the same notice at once, one goes on. */
const claim = async (db: Database, notice: Notice): Promise<boolean> => {
  const taken = await db
    .update(alarmNotices)
    .set({ tries: notice.tries + 1 })
    .where(and(which(notice), eq(alarmNotices.tries, notice.tries)))
    .returning({ tries: alarmNotices.tries });
  return taken.length > 0;
};

const send = async (ctx: Context, { alarmId, stage, channel, kind, detail }: Notice): Promise<void> => {
  const notice = noticeOf({ kind, detail }, stage, env.APP_URL);
  if (channel === "slack") return postToSlack(slackMessage(notice, stage));
  for (const to of await listAdminEmails(ctx.db)) {
    await sendMail(alarmMail(to, notice), `${alarmId}.${stage}.${sha256(to).slice(0, 16)}`);
  }
};

/** Sends what is owed. A channel that is away is tried again at the next run; the others do not wait for it. */
export const sendNotices = async (ctx: Context): Promise<void> => {
  await oweNotices(ctx, hasSlack() ? ["mail", "slack"] : ["mail"]);
  for (const notice of await listOwed(ctx.db)) {
    if (!(await claim(ctx.db, notice))) continue;
    try {
      await send(ctx, notice);
      await ctx.db.update(alarmNotices).set({ sentAt: ctx.now, lastError: null }).where(which(notice));
    } catch (error) {
      ctx.log.error({ err: error, alarm: notice.alarmId }, "a notice could not be sent");
      const lastError = error instanceof Error ? error.message : String(error);
      await ctx.db.update(alarmNotices).set({ lastError }).where(which(notice));
    }
  }
};
