import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startAlgolia } from "../emulators/algolia/start";
import { startBlob } from "../emulators/blob/start";
import { createFaults } from "../emulators/kit/faults";
import type { Service, ServiceContext } from "../emulators/kit/service";
import { startKv } from "../emulators/kv/start";
import { startMail } from "../emulators/mail/start";
import { startPostgres } from "../emulators/postgres/start";
import { startQstash } from "../emulators/qstash/start";
import { startStripe } from "../emulators/stripe/start";

/** Nobody listens here: tests that want an event read it from the stand-in. */
const NO_WEBHOOKS = "http://127.0.0.1:9/api/payment/webhook";

/** The stand-ins that tests may use; one of each runs for a whole `vitest` run. */
const SERVICES: Record<string, (context: ServiceContext) => Promise<Service>> = {
  algolia: startAlgolia,
  blob: (context) => startBlob(context),
  postgres: startPostgres,
  kv: startKv,
  mail: startMail,
  qstash: startQstash,
  stripe: (context) => startStripe(context, { webhookUrl: NO_WEBHOOKS }),
};

export type TestPlatform = {
  /** What points the application at the stand-ins. */
  env: Record<string, string>;
  /** Postgres without the Neon protocol, for creating and dropping databases. */
  postgresUrl: string;
  /** A database with all migrations and no rows, to be copied. */
  template: string;
};

declare module "vitest" {
  interface ProvidedContext {
    platform: TestPlatform;
  }
}

const TEMPLATE = "template_of_tests";

/** Tests need no survival of a crash; without syncing, a copy of the template takes a fraction of the time. */
const withoutSyncing = async (client: pg.Client): Promise<void> => {
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) {
    await client.query(`alter system set ${setting} = off`);
  }
  await client.query("select pg_reload_conf()");
};

const createTemplate = async (postgresUrl: string, env: Record<string, string>): Promise<void> => {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    await withoutSyncing(client);
    await client.query(`create database ${TEMPLATE}`);
  } finally {
    await client.end();
  }
  Object.assign(process.env, env);
  const { migrateDatabase } = await import("../db/migrate");
  await migrateDatabase(`${new URL(TEMPLATE, env.DATABASE_URL)}`);
};

/** Starts the platform before the first test and stops it after the last. */
export default async function startTestPlatform(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "mercat-tests-"));
  const faults = createFaults();
  const started = await Promise.all(
    Object.entries(SERVICES).map(async ([name, start]) => {
      const service = await start({ dataDir: join(dataDir, name), port: 0, faults });
      return [name, service] as const;
    }),
  );
  const services = Object.fromEntries(started);
  const env = Object.assign({}, ...started.map(([, service]) => service.env)) as Record<string, string>;
  const postgresUrl = services.postgres?.platform.url ?? "";
  await createTemplate(postgresUrl, env);
  project.provide("platform", { env, postgresUrl, template: TEMPLATE });
  return async () => {
    await Promise.all(started.map(([, service]) => service.stop()));
    await rm(dataDir, { recursive: true, force: true });
  };
}
