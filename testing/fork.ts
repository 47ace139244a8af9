import { sql } from "drizzle-orm";
import * as door from "@/app/api/checkout/route";
import * as jobs from "@/app/api/jobs/[name]/route";
import type { Database } from "@/db/client";
import { createApiKey } from "@/lib/accounts/api-keys";
import { createContext } from "@/lib/events/context";
import { dispatchOutbox, sweepOutbox } from "@/lib/events/dispatch";
import { flushBackups } from "@/lib/pipelines/flush-backups";
import { type Answer, callRoute } from "./http";
import type { OwnQueue } from "./own-queue";

/** Lets the queue deliver to the shop's own jobs; `before` may answer in their place, as a server that is ill would. */
export const serveJobs = (queue: OwnQueue, before: () => Response | null = () => null): void =>
  queue.deliverTo(
    async (name, request) => before() ?? jobs.POST(request, { params: Promise.resolve({ name }) }),
  );

/** What another channel's key sends along. */
export const channelHeaders = async (db: Database): Promise<{ authorization: string }> => {
  const key = { name: "A channel", scopes: ["checkout:write"], expiresAt: null };
  const { secret } = await createApiKey(createContext(db, "system:test"), key);
  return { authorization: `Bearer ${secret}` };
};

/** Hands an order in at the door. */
export const handIn = (headers: Record<string, string>, body: unknown): Promise<Answer> =>
  callRoute(door, { method: "POST", path: "/checkout", headers, body });

/** Publishes what was recorded and waits until the queue is empty. */
export const deliverAll = async (db: Database, queue: OwnQueue): Promise<void> => {
  await dispatchOutbox(db);
  await queue.drain();
};

const waiting = async (db: Database): Promise<number> => {
  const found = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from deliveries where status = 'waiting'`,
  );
  return found.rows[0]?.n ?? 0;
};

/** The sweeper's work without its minutes of patience: sends again what the queue has lost, until nothing waits. */
export const sweepAll = async (db: Database, queue: OwnQueue): Promise<number> => {
  for (let rounds = 0; ; rounds += 1) {
    await deliverAll(db, queue);
    if ((await waiting(db)) === 0) return rounds;
    await db.execute(sql`
      update deliveries set published_at = published_at - interval '1 hour', created_at = created_at - interval '1 hour'
      where status = 'waiting'`);
    await sweepOutbox(db);
  }
};

/** Writes what the backup pipeline holds, and waits for nothing. */
export const flush = (db: Database): Promise<number> => flushBackups(createContext(db, "system:test"));
