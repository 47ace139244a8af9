import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { withKv } from "@/lib/services/kv";
import { pingPayments } from "@/lib/services/payments";
import { pingQueue } from "@/lib/services/queue";
import { withSearchIndex } from "@/lib/services/search-index";

export type DependencyHealth = { name: string; status: "up" | "down"; latencyMs: number };
export type Health = { status: "ok" | "degraded" | "down"; dependencies: DependencyHealth[] };

const PATIENCE_MS = 2_000;
/** Asked again within this time, the last answer is given, so that the page cannot be used to load the services. */
const FRESH_MS = 2_000;

/** Without these the shop is down; without the others it goes on with less. */
const VITAL = new Set(["postgres"]);

const PROBES: Record<string, () => Promise<unknown>> = {
  postgres: () => database().execute(sql`select 1`),
  kv: () => withKv((kv) => kv.ping()),
  qstash: pingQueue,
  algolia: () => withSearchIndex((client) => client.listIndices({ hitsPerPage: 1, page: 0 })),
  stripe: pingPayments,
};

const patience = () =>
  new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MS).unref(),
  );

const probe = async (name: string, ask: () => Promise<unknown>): Promise<DependencyHealth> => {
  const started = performance.now();
  const status = await Promise.race([ask(), patience()]).then(
    () => "up" as const,
    () => "down" as const,
  );
  return { name, status, latencyMs: Math.round(performance.now() - started) };
};

const ask = async (): Promise<Health> => {
  const dependencies = await Promise.all(Object.entries(PROBES).map(([name, run]) => probe(name, run)));
  const down = dependencies.filter((dependency) => dependency.status === "down");
  const status = down.some(({ name }) => VITAL.has(name)) ? "down" : down.length > 0 ? "degraded" : "ok";
  return { status, dependencies };
};

let last: { at: number; answer: Promise<Health> } | undefined;

export const checkHealth = (): Promise<Health> => {
  if (!last || Date.now() - last.at > FRESH_MS) last = { at: Date.now(), answer: ask() };
  return last.answer;
};
