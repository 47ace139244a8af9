import { and, desc, eq, max } from "drizzle-orm";
import { type Database, inTransaction, type Transaction } from "@/db/client";
import { events, replays } from "@/db/schema/events";
import { UnavailableError } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import type { Context } from "./context";
import { publishDeliveries } from "./dispatch";
import type { Due } from "./fan-out";
import { moveReplayPosition, readSettings } from "./pipeline-settings";
import {
  chosenEvents,
  countReplayed,
  leavesBuffered,
  nextBatch,
  type ReplayRow,
  renewDeliveries,
  windowStart,
} from "./replay-rows";
import type { SubscriptionName } from "./subscriptions";
import { startTimer } from "./timers";

/** The end of a replay that is to have none; what comes after its start is left out by the place in the log. */
const NEVER = new Date("9999-12-31T00:00:00Z");

export type ReplayWish = { from?: Date; to?: Date; types?: string[]; eventIds?: string[] };

const lastSeq = async (db: Database): Promise<number> => {
  const [row] = await db.select({ seq: max(events.seq) }).from(events);
  return row?.seq ?? 0;
};

const plan = async (tx: Transaction, ctx: Context, subscription: SubscriptionName, wish: ReplayWish) => {
  const start = windowStart(ctx.now);
  const from = wish.from && wish.from > start ? wish.from : start;
  const to = wish.to ?? NEVER;
  const chosen = {
    subscription,
    from,
    to,
    types: wish.types ?? null,
    eventIds: wish.eventIds ?? null,
    position: 0,
    until: await lastSeq(tx),
  };
  const { replayPosition: position } = await readSettings(tx, subscription);
  const isPart = wish.types !== undefined || wish.eventIds !== undefined;
  const drains = !isPart && !(await leavesBuffered(tx, subscription, { position, now: ctx.now, from, to }));
  return { ...chosen, drains, total: await tx.$count(events, chosenEvents(chosen)) };
};

/**
 * Begins to send events once more to one subscription; nothing is sent before `advanceReplays`. Null when a replay of it
 * is under way.
 */
export const startReplay = async (
  ctx: Context,
  subscription: SubscriptionName,
  wish: ReplayWish,
): Promise<ReplayRow | null> => {
  await settleReplays(ctx.db);
  return inTransaction(ctx.db, async (tx) => {
    const planned = await plan(tx, ctx, subscription, wish);
    const [row] = await tx
      .insert(replays)
      .values({ id: createId("rpl"), ...planned, actor: ctx.actor, startedAt: ctx.now })
      .onConflictDoNothing()
      .returning();
    return row ?? null;
  });
};

/** Makes the next batch wait for publication and moves the replay on, in one transaction; null when all were sent. */
const takeBatch = (db: Database, replayId: string): Promise<Due[] | null> =>
  inTransaction(db, async (tx) => {
    const [replay] = await tx
      .select()
      .from(replays)
      .where(and(eq(replays.id, replayId), eq(replays.state, "running")))
      .for("update");
    if (!replay || replay.position >= replay.until) return null;
    const batch = await nextBatch(tx, replay);
    const position = batch.at(-1)?.seq ?? replay.until;
    await tx.update(replays).set({ position }).where(eq(replays.id, replayId));
    if (replay.drains) await moveReplayPosition(tx, replay.subscription, position);
    return batch.length === 0 ? [] : renewDeliveries(tx, replay, batch);
  });

const publish = async (ctx: Pick<Context, "db" | "log">, due: Due[]): Promise<void> => {
  try {
    await publishDeliveries(ctx.db, due);
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    ctx.log.warn({ service: error.service }, "replayed deliveries wait for the sweeper");
  }
};

/** One call works for at most this long and leaves the rest to a message. */
const WORK_MS = 20_000;

/** Ends replays of which everything was sent and settled. */
export const settleReplays = async (db: Database): Promise<void> => {
  const running = await db.select().from(replays).where(eq(replays.state, "running"));
  for (const { id, position, until } of running) {
    if (position < until) continue;
    const { waiting, done, failed } = await countReplayed(db, id);
    if (waiting > 0) continue;
    await db
      .update(replays)
      .set({ state: failed > 0 ? "failed" : "done", done, failed, finishedAt: new Date() })
      .where(and(eq(replays.id, id), eq(replays.state, "running")));
  }
};

/** Sends what running replays still have to send, batch by batch, in their order. Safe to run several times at once. */
export const advanceReplays = async (ctx: Pick<Context, "db" | "log" | "requestId">): Promise<void> => {
  const until = performance.now() + WORK_MS;
  const running = await ctx.db.select({ id: replays.id }).from(replays).where(eq(replays.state, "running"));
  for (const { id } of running) {
    for (let due = await takeBatch(ctx.db, id); due !== null; due = await takeBatch(ctx.db, id)) {
      await publish(ctx, due);
      if (performance.now() > until) return startTimer(ctx, "advance-replays");
    }
  }
  await settleReplays(ctx.db);
};

export type ReplayProgress = Omit<ReplayRow, "to"> & { to: Date | null };

/** A replay as it stands now; it is over when everything was sent and nothing waits. */
const progressOf = async (db: Database, row: ReplayRow): Promise<ReplayProgress> => {
  const to = row.to.getTime() === NEVER.getTime() ? null : row.to;
  if (row.state !== "running") return { ...row, to };
  const { waiting, done, failed } = await countReplayed(db, row.id);
  const isOver = row.position >= row.until && waiting === 0;
  return { ...row, to, done, failed, state: isOver ? (failed > 0 ? "failed" : "done") : "running" };
};

export const findReplay = async (db: Database, replayId: string): Promise<ReplayProgress | null> => {
  const [row] = await db.select().from(replays).where(eq(replays.id, replayId));
  return row ? progressOf(db, row) : null;
};

/** The latest replays, newest first. */
export const listReplays = async (db: Database, limit: number): Promise<ReplayProgress[]> => {
  const rows = await db
    .select()
    .from(replays)
    .orderBy(desc(replays.startedAt), desc(replays.id))
    .limit(limit);
  return Promise.all(rows.map((row) => progressOf(db, row)));
};
