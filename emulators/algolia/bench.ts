import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { type Algoliasearch, algoliasearch } from "algoliasearch";
import { createFaults } from "@/emulators/kit/faults";
import { catalogue, seeded } from "./bench-catalogue";
import { startAlgolia } from "./start";

/** Prints how fast the stand-in is with a small and a large catalogue: `node --import tsx emulators/algolia/bench.ts`. */

const INDEX = "products";
const BATCH = 1_000;
const CONCURRENT = 8;
const TICK_MS = 10;
const FACETS = ["category", "company", "topics", "rating", "inStock", "price"];
const SETTINGS = {
  searchableAttributes: ["name", "company", "category,topics", "unordered(description)", "sku"],
  attributesForFaceting: ["category", "searchable(company)", "topics", "rating", "inStock", "price"],
  customRanking: ["desc(sold)", "desc(rating)"],
  replicas: ["products_by_price", "products_by_newest"],
};

/** Queries of every kind that is known to be slow, and the usual ones. */
const QUERIES: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  "empty query": [{ query: "" }, { query: "", filters: "category:Electronics" }],
  "one letter": [..."abcpstw"].map((query) => ({ query })),
  prefix: ["he", "hea", "headph", "lap", "sam", "wir"].map((query) => ({ query })),
  "one word": ["headphones", "camera", "wireless", "leather", "the"].map((query) => ({ query })),
  "two words": ["black headphones", "smart watch", "red shoes", "quality battery", "the a"].map((query) => ({
    query,
  })),
  "four words": ["black wireless portable speaker", "the best gift for family"].map((query) => ({ query })),
  "one typo": ["headphnes", "camra", "labtop", "wirless"].map((query) => ({ query })),
  "two typos": ["haedphonse", "profesionel", "recharjable sperker"].map((query) => ({ query })),
  "no result": ["zzzzqqqq", "qwertyuiop asdfgh"].map((query) => ({ query })),
  filters: [
    { query: "speaker", filters: "price:1000 TO 20000 AND inStock:true" },
    { query: "a", filters: "(category:Kitchen OR category:Home) AND NOT company:Sony", facets: FACETS },
  ],
};

type Served = { url: string; appId: string; adminKey: string };

const serve = async (folder: string): Promise<void> => {
  const started = performance.now();
  const service = await startAlgolia({ dataDir: folder, port: 0, faults: createFaults() });
  process.send?.({ ...service.platform, startMs: performance.now() - started });
  process.once("message", () => void service.stop().then(() => process.exit(0)));
};

const startServer = async (
  folder: string,
): Promise<{ child: ChildProcess; served: Served; startMs: number }> => {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", fileURLToPath(import.meta.url), "--serve", folder],
    {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  const message = await new Promise<Served & { startMs: number }>((resolve, reject) => {
    child.once("message", (sent) => resolve(sent as Served & { startMs: number }));
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}`)));
  });
  return { child, served: message, startMs: message.startMs };
};

const clientFor = ({ url, appId, adminKey }: Served): Algoliasearch =>
  algoliasearch(appId, adminKey, {
    hosts: [{ url: new URL(url).host, accept: "readWrite", protocol: "http" }],
  });

/** Resident memory of a process in MB, now and at its highest; only Linux tells. */
const memoryOf = (pid: number | undefined): string => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const megabytes = (name: string) =>
      Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024);
    return `${megabytes("VmRSS")} MB resident (highest ${megabytes("VmHWM")} MB)`;
  } catch {
    return "unknown";
  }
};

/** Processor time that a process has used, in ms; only Linux tells. */
const processorTime = (pid: number | undefined): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
};

const build = async (client: Algoliasearch, size: number): Promise<number> => {
  const product = catalogue(seeded(7));
  await client.setSettings({ indexName: INDEX, indexSettings: SETTINGS });
  let spent = 0;
  for (let from = 0; from < size; from += BATCH) {
    const requests = Array.from({ length: Math.min(BATCH, size - from) }, (_, i) => ({
      action: "addObject" as const,
      body: product(from + i),
    }));
    const started = performance.now();
    await client.batch({ indexName: INDEX, batchWriteParams: { requests } });
    spent += performance.now() - started;
  }
  return spent;
};

const percentile = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

const runQueries = async (
  client: Algoliasearch,
  queries: readonly Record<string, unknown>[],
  rounds: number,
  concurrent: number,
): Promise<number[]> => {
  const waiting = Array.from({ length: rounds }, () => queries).flat();
  const times: number[] = [];
  const worker = async () => {
    for (let searchParams = waiting.pop(); searchParams; searchParams = waiting.pop()) {
      const started = performance.now();
      await client.searchSingleIndex({ indexName: INDEX, searchParams: { facets: FACETS, ...searchParams } });
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: concurrent }, worker));
  return times;
};

const line = (name: string, times: readonly number[]): void => {
  const show = (share: number) => percentile(times, share).toFixed(1).padStart(6);
  console.log(`  ${name.padEnd(16)} p50 ${show(0.5)} ms   p95 ${show(0.95)} ms   max ${show(1)} ms`);
};

const measureQueries = async (client: Algoliasearch, rounds: number, pid?: number): Promise<void> => {
  const all = Object.values(QUERIES).flat();
  await runQueries(client, all, 3, 2);
  console.log(" one at a time:");
  for (const [name, queries] of Object.entries(QUERIES))
    line(name, await runQueries(client, queries, rounds, 1));
  console.log(` ${CONCURRENT} at a time:`);
  const before = processorTime(pid);
  const times = await runQueries(client, all, rounds, CONCURRENT);
  line("all mixed", times);
  const spent = (processorTime(pid) - before) / times.length;
  console.log(` processor time of the server: ${spent.toFixed(1)} ms a query`);
};

const measure = async (size: number, rounds: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "algolia-bench-"));
  console.log(`\n${size.toLocaleString("en")} products`);
  const first = await startServer(folder);
  const client = clientFor(first.served);
  console.log(` index build: ${((await build(client, size)) / 1_000).toFixed(2)} s in batches of ${BATCH}`);
  await measureQueries(client, rounds, first.child.pid);
  console.log(` memory: ${memoryOf(first.child.pid)}`);
  const gone = new Promise((resolve) => first.child.once("exit", resolve));
  first.child.kill("SIGKILL");
  await gone;

  const second = await startServer(folder);
  const { nbHits } = await clientFor(second.served).searchSingleIndex({
    indexName: INDEX,
    searchParams: { query: "" },
  });
  console.log(` after kill -9: ${nbHits} products back in ${(second.startMs / 1_000).toFixed(2)} s`);
  console.log(` memory: ${memoryOf(second.child.pid)}`);
  const stopped = new Promise((resolve) => second.child.once("exit", resolve));
  second.child.send("stop");
  await stopped;
  rmSync(folder, { recursive: true });
};

const main = async (): Promise<void> => {
  const [flag, value] = process.argv.slice(2);
  if (flag === "--serve" && value) return serve(value);
  const sizes = flag ? [Number(flag)] : [300, 100_000];
  for (const size of sizes) await measure(size, size > 10_000 ? 10 : 50);
};

main().catch((cause: unknown) => {
  console.error(cause);
  process.exitCode = 1;
});
