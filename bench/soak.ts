/**
 * `npm run bench:soak [-- --minutes 10]`: shoppers of all kinds at a modest pace for some minutes, and the memory of the
 * server's process meanwhile. Prints it every so often, and what it grew by in the second half, in MB a minute; more than
 * 400 MB at the end, or a growth that would come to as much within a day, is a miss. With MERCAT_DATA a running shop is
 * measured.
 */
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createRandom } from "@/db/seed/random";
import { allOfPlenty } from "./api";
import { judgeFlatness, type Look, MEMORY_MB } from "./flatness";
import { patiently, timesAskedAgain } from "./patient";
import { serverTime } from "./platform-use";
import { searchMix } from "./search-mix";
import { readCatalogue } from "./search-relevance";
import { startShop } from "./shop";
import { atMost, concludeTargets, judge } from "./targets";

const SEED = 17;
const PACE_PER_SECOND = 20;
const SHOPPERS = 4;
const LOOKS = 20;

const residentMb = (pids: readonly string[]): number =>
  pids.reduce((sum, pid) => {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return sum + Number(kilobytes ?? 0) / 1024;
  }, 0);

type Goods = { productId: string; slug: string };
type Scene = {
  url: string;
  goods: readonly Goods[];
  categories: readonly string[];
  nextSearch: () => string;
};

/** What a shopper does next; a fresh cart now and then. */
const shopper = ({ url, goods, categories, nextSearch }: Scene, seed: number) => {
  const random = createRandom(seed);
  let cookie = "";
  const change = async (method: "POST" | "PUT", quantity: number) => {
    const { productId } = random.pick(goods);
    const headers = { "content-type": "application/json", ...(cookie ? { cookie } : {}) };
    const answer = await fetch(`${url}/api/cart`, {
      method,
      headers,
      body: JSON.stringify({ productId, quantity }),
    });
    const set = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
    if (set.length > 0) cookie = set.join("; ");
    return answer;
  };
  const look = (path: string) => fetch(`${url}${path}`, { headers: cookie ? { cookie } : {} });
  const acts: (() => Promise<Response>)[] = [
    () => look("/"),
    () => look(`/category/${random.pick(categories)}`),
    () => look(`/product/${random.pick(goods).slug}`),
    () => look(`/api/product?category=${random.pick(categories)}`),
    () => look(`/api/product/${random.pick(goods).productId}`),
    () => look(nextSearch()),
    () => look(`/api/search/suggest?q=${random.pick(goods).slug.slice(0, random.integer(1, 5))}`),
    () => look("/cart"),
    () => look("/api/cart"),
    () => look("/api/me"),
    () => change("POST", random.integer(1, 3)),
  ];
  return async (): Promise<void> => {
    if (random.chance(0.05)) cookie = "";
    const act = random.pick(acts);
    const answer = await patiently(act);
    await answer.arrayBuffer();
    if (answer.status >= 500) throw new Error(`${answer.status} from ${answer.url}`);
  };
};

type Traffic = { asked: number; done: Promise<unknown> };

/** Shoppers who act at a steady pace together until then. */
const startTraffic = (scene: Scene, ends: number): Traffic => {
  const traffic: Traffic = { asked: 0, done: Promise.resolve() };
  traffic.done = Promise.all(
    Array.from({ length: SHOPPERS }, async (_, n) => {
      const act = shopper(scene, SEED + n);
      for (let next = performance.now(); next < ends; next += (1000 * SHOPPERS) / PACE_PER_SECOND) {
        await wait(Math.max(0, next - performance.now()));
        await act();
        traffic.asked += 1;
      }
    }),
  );
  return traffic;
};

const lookOn = async (
  pids: readonly string[],
  traffic: Traffic,
  began: number,
  ends: number,
): Promise<Look[]> => {
  const looks: Look[] = [];
  for (let n = 0; n <= LOOKS; n += 1) {
    await wait(Math.max(0, began + (n * (ends - began)) / LOOKS - performance.now()));
    const look = { minute: (performance.now() - began) / 60_000, megabytes: residentMb(pids) };
    looks.push(look);
    console.log(
      `minute ${look.minute.toFixed(1).padStart(5)}   ${look.megabytes.toFixed(0).padStart(5)} MB   ${traffic.asked} calls`,
    );
  }
  await traffic.done;
  return looks;
};

const report = (looks: readonly Look[]): void => {
  const { slope, isFlat, last } = judgeFlatness(looks);
  console.log(
    `memory of the server ${last.toFixed(0)} MB   target ${MEMORY_MB} ${atMost("memory", last, MEMORY_MB)}`,
  );
  console.log(
    `growth in the second half ${slope.toFixed(2)} MB a minute   ${isFlat ? "flat" : "grows"} ${judge("flat memory", isFlat)}`,
  );
};

const sceneOf = async (url: string): Promise<Scene> => {
  const answer = await fetch(`${url}/api/category`);
  const { categories } = (await answer.json()) as { categories: { slug: string }[] };
  return {
    url,
    goods: await allOfPlenty(url),
    categories: categories.map(({ slug }) => slug),
    nextSearch: searchMix(await readCatalogue(url)),
  };
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { minutes: { type: "string", default: "10" } } });
  const minutes = Number(values.minutes);
  const shop = await startShop();
  try {
    const scene = await sceneOf(shop.platform.app.url);
    const { pids, read } = serverTime(shop.root);
    const began = performance.now();
    const ends = began + minutes * 60_000;
    const spent = read();
    const traffic = startTraffic(scene, ends);
    const looks = await lookOn(pids, traffic, began, ends);
    const each = (read() - spent) / traffic.asked;
    console.log(
      `\n${traffic.asked} calls, ${each.toFixed(2)} ms of the processor each; asked again after a 503: ${timesAskedAgain()}`,
    );
    report(looks);
    concludeTargets();
  } finally {
    await shop.stop();
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
