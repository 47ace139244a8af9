import { API_CLAIMS, apiLoads } from "./api";
import type { Baseline } from "./baseline";
import { measureCheckouts } from "./checkouts";
import { type Claim, printClaims } from "./claims";
import type { Load } from "./load";
import { timesAskedAgain } from "./patient";
import { rawTransactions } from "./raw-transactions";
import { readTimes } from "./read-times";
import { VOCABULARY } from "./search-mix";
import { readCatalogue } from "./search-relevance";
import { measureSearchUse } from "./search-use";
import type { Started } from "./shop";
import { chargeNews, paymentNews } from "./webhooks";

type Goods = { category: string; productId: string };

const CATALOGUE = 300;
const CHECKOUTS = 60;
const WORKERS = 3;

const ms = (value: number) => `${value.toFixed(1)} ms`;

const printSearchUse = async (shop: Started, searches: Load | undefined): Promise<void> => {
  if (!searches) return;
  const { searches: all, asked, counted, isWhole } = await measureSearchUse(shop.platform, searches);
  const some = isWhole ? "" : "at least ";
  console.log(
    `\nof ${all} searches for ${VOCABULARY} texts ${some}${asked} were asked of the index (${((100 * asked) / all).toFixed(0)} %); of the answers from memory it counted ${some}${counted}`,
  );
};

/** Answers the payments that were made. */
const printCheckouts = async (shop: Started): Promise<string[]> => {
  const checkouts = await measureCheckouts(shop.platform, CHECKOUTS, WORKERS);
  console.log(
    `\nwhole checkouts  ${checkouts.perSecond.toFixed(1)} a second, queue drained in ${checkouts.drainSeconds.toFixed(2)} s; asked again after a 503: ${timesAskedAgain()}`,
  );
  for (const [step, { p50, p99 }] of Object.entries(checkouts.steps)) {
    console.log(`  ${step.padEnd(14)} p50 ${ms(p50)}  p99 ${ms(p99)}`);
  }
  return checkouts.paymentIntentIds;
};

const WEBHOOK_CLAIMS: Claim[] = [
  { name: "webhook intake", ours: "webhook intake", ceiling: "smallest route", target: 0.4 },
  { name: "… of payments", ours: "… of payments", ceiling: "smallest route" },
];

/** The API's routes against the smallest one. */
export const measureRoutes = async (
  shop: Started,
  baseline: Baseline,
  { category, productId }: Goods,
): Promise<void> => {
  const { url } = shop.platform.app;
  const catalogue = await readCatalogue(url, CATALOGUE);
  const loads = await apiLoads(url, baseline.url, { category, productId, catalogue });
  readTimes(loads, shop, baseline);
  await printClaims(loads, API_CLAIMS);
  await printSearchUse(shop, loads.search);
};

/** Whole checkouts, then the news of their payments at the door of the webhook. */
export const measureWebhooks = async (shop: Started, baseline: Baseline): Promise<void> => {
  const paymentIntentIds = await printCheckouts(shop);
  const webhooks: Record<string, Load> = {
    "smallest route": { url: `${baseline.url}/api`, expects: '"ok":true' },
    "webhook intake": chargeNews(shop.platform),
    "… of payments": paymentNews(shop.platform, paymentIntentIds),
  };
  readTimes(webhooks, shop, baseline);
  await printClaims(webhooks, WEBHOOK_CLAIMS);
};

/** The services themselves, without any server in between, beside the smallest route that asks them. */
export const measureServices = async ({ platform }: Started, baseline: Baseline): Promise<void> => {
  const { kv } = platform;
  const json = { "content-type": "application/json" };
  await printClaims(
    {
      "smallest route": { url: `${baseline.url}/api` },
      "raw KV": {
        url: kv.url,
        method: "POST",
        headers: { ...json, authorization: `Bearer ${kv.token}` },
        body: '["GET","nothing"]',
        expects: '"result"',
      },
      "… in a route": { url: `${baseline.url}/api/work?kv=1` },
      "transaction of 3": { url: `${baseline.url}/api/work?sql=3` },
    },
    ["raw KV", "… in a route", "transaction of 3"].map((name) => ({
      name,
      ours: name,
      ceiling: "smallest route",
    })),
  );
  const perSecond = await rawTransactions(platform.postgres.url);
  console.log(`raw Postgres transactions (begin, insert, commit) ${perSecond.toFixed(0)} a second`);
};
