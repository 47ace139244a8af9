import type { Browser } from "playwright";
import type { Claims } from "../claims";
import { enterAddresses } from "./enter-addresses";
import { enterCatalog } from "./enter-catalog";
import { backupVisits, enterOffice } from "./enter-office";
import { enterOrders, type Letter } from "./enter-orders";
import { FIND_LIVE } from "./page-scripts";
import { PAYLOADS, SCRIPT_END } from "./payloads";
import { plantedPage, withoutEscaping } from "./planted";
import { useScreens } from "./screens";
import { inspect, openWatched, Tab, type Visit } from "./watch";
import { eachOf, type World } from "./world";

const TABS = 3;
const SEEN_WITHIN_MS = 30_000;
/** Payloads that no page of HTML runs, whatever it forgets: they are for other readers. */
const ONLY_FOR_OTHERS = 6;

type Report = { pages: number; live: string[]; broken: string[]; missing: string[] };

const shortOf = (path: string): string => (path.length > 140 ? `${path.slice(0, 140)}…` : path);

const lookAtAll = async (browser: Browser, origin: string, visits: readonly Visit[]): Promise<Report> => {
  const report: Report = { pages: visits.length, live: [], broken: [], missing: [] };
  const left = visits.toSorted((one, other) => (one.cookie ?? "").localeCompare(other.cookie ?? ""));
  const tab = async () => {
    const opened = new Tab(browser, origin);
    for (let visit = left.shift(); visit; visit = left.shift()) {
      const { path } = visit;
      const seen = await opened.look(visit);
      for (const kind of ["live", "broken", "missing"] as const)
        report[kind].push(...seen[kind].map((what) => `${shortOf(path)}: ${what}`));
    }
    await opened.close();
  };
  await Promise.all(Array.from({ length: TABS }, tab));
  return report;
};

const claimReport = (claims: Claims, what: string, { pages, live, broken, missing }: Report): void => {
  claims.none(live, `${what}, ${pages} pages: payloads that ran or could, and policies broken`);
  claims.none(broken, `${what}, ${pages} pages: answers of 500 and exceptions in the page`);
  claims.none(missing, `${what}, ${pages} pages: texts that were not shown as they were entered`);
};

/** Everything is typed into the field of one page, one after the other, until suggestions stand there. */
const typeSearches = async (browser: Browser, origin: string): Promise<Report> => {
  const { context, live, broken } = await openWatched(browser, { origin, cookie: null });
  const page = await context.newPage();
  await page.goto("/");
  const field = page.locator("input[name=q]:visible").first();
  const found: string[] = [];
  for (const { text } of PAYLOADS) {
    await field.fill("");
    const [answer] = await Promise.allSettled([
      page.waitForResponse((response) => response.url().includes("/api/search/suggest"), { timeout: 10_000 }),
      field.fill(text),
    ]);
    if (answer.status === "rejected") broken.push(`no suggestions for ${text}`);
    found.push(...(await inspect(page, [])).live);
  }
  await context.close();
  return { pages: PAYLOADS.length, live: [...live, ...found], broken, missing: [] };
};

/** Mails are shown by programs that have no policy of ours. */
const readLetters = async (browser: Browser, origin: string, letters: readonly Letter[]): Promise<Report> => {
  const { context, live, broken } = await openWatched(browser, { origin, cookie: null });
  const page = await context.newPage();
  const missing: string[] = [];
  for (const { html, texts } of letters) {
    await page.setContent(html);
    const found = await inspect(page, texts);
    live.push(...found.live);
    missing.push(...found.missing);
  }
  await context.close();
  return { pages: letters.length, live, broken, missing };
};

const sitemapFaults = async (browser: Browser, origin: string): Promise<string[]> => {
  const { context } = await openWatched(browser, { origin, cookie: null });
  const page = await context.newPage();
  const faults: string[] = [];
  const read = async (address: string): Promise<string> => {
    const xml = await (await fetch(address)).text();
    const isFine = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "application/xml");
      return parsed.querySelector("parsererror, script") === null;
    }, xml);
    if (!isFine || xml.includes("__xss(")) faults.push(address);
    return xml;
  };
  const index = await read(`${origin}/sitemap.xml`);
  for (const [, address = ""] of index.matchAll(/<loc>(.*?)<\/loc>/g)) await read(address);
  await context.close();
  return faults;
};

/** Which payloads the watcher sees in a page that shows this text wrongly in every way. */
const seenWhenPlanted = (browser: Browser, origin: string): Promise<boolean[]> =>
  eachOf(PAYLOADS, TABS, async ({ text }) => {
    const { context, live } = await openWatched(browser, { origin, cookie: null });
    const page = await context.newPage();
    await page.setContent(plantedPage(text), { waitUntil: "commit" });
    await page.waitForTimeout(300);
    for (const frame of page.frames())
      live.push(...(await frame.evaluate<string[]>(`(${FIND_LIVE})()`).catch(() => [])));
    await context.close();
    return live.length > 0;
  });

/** What the watcher sees in a page of the shop itself once the escaping of one text is undone on the way. */
const seenWithoutEscaping = async (browser: Browser, origin: string, visit: Visit): Promise<string[]> => {
  const { context, live } = await openWatched(browser, { origin, cookie: visit.cookie });
  const page = await context.newPage();
  await page.route(`**${visit.path}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: withoutEscaping(await response.text(), SCRIPT_END.text) });
  });
  await page.goto(visit.path);
  for (let tries = 0; tries < SEEN_WITHIN_MS / 100 && live.length === 0; tries += 1)
    await page.waitForTimeout(100);
  await context.close();
  return live;
};

const provePlanted = async (claims: Claims, world: World, browser: Browser, own: Visit): Promise<void> => {
  const seen = await seenWhenPlanted(browser, world.url);
  const unseen = PAYLOADS.filter((_, n) => !seen[n]).map(({ text }) => text);
  claims.claim(
    unseen.length <= ONLY_FOR_OTHERS,
    "Planted: payloads seen in a page that escapes nothing",
    `${PAYLOADS.length - unseen.length} of ${PAYLOADS.length}; for other readers: ${unseen.join("  ")}`,
  );
  const open = { cookie: null, path: `/product/bulk-${SCRIPT_END.id}` };
  const ran = await seenWithoutEscaping(browser, world.url, open);
  claims.claim(
    ran.some((what) => what.includes("ran")),
    "Planted: a product page without escaping",
    ran[0] ?? "unseen",
  );
  const refused = await seenWithoutEscaping(browser, world.url, own);
  claims.claim(
    refused.some((what) => /policy/i.test(what)) && !refused.some((what) => what.endsWith("ran")),
    "Planted: an order's page without escaping, where the policy stops it and says so",
    refused[0] ?? "unseen",
  );
};

/** Sixty texts that want to be programs, through every place that shows what somebody wrote. */
export const proveXss = async (claims: Claims, world: World, browser: Browser): Promise<void> => {
  const { url } = world;
  const catalog = await enterCatalog(world);
  const orders = await enterOrders(world);
  const office = await enterOffice(world);
  const { taken, refused } = world.entered;
  claims.none(
    world.failures,
    `Texts entered (${taken} calls taken in, ${refused} refused) that the shop failed to answer`,
  );
  claimReport(claims, "Catalogue", await lookAtAll(browser, url, catalog));
  const searches = PAYLOADS.map(({ text }) => ({
    cookie: null,
    path: `/search?q=${encodeURIComponent(text)}`,
    texts: [text],
  }));
  claimReport(claims, "Results of a search", await lookAtAll(browser, url, searches));
  claimReport(claims, "Search as it is typed", await typeSearches(browser, url));
  claimReport(claims, "Buyers, orders, receipts", await lookAtAll(browser, url, orders.visits));
  claimReport(claims, "Mails", await readLetters(browser, url, orders.letters));
  const stored = await backupVisits(world);
  claims.claim(stored.length > 0, "Backups with orders of another channel", stored.length);
  claimReport(claims, "Office", await lookAtAll(browser, url, [...office, ...stored]));
  claimReport(claims, "Import and palette", { pages: 2, ...(await useScreens(browser, world)) });
  claimReport(claims, "Addresses and cookies", await lookAtAll(browser, url, await enterAddresses(world)));
  claims.none(await sitemapFaults(browser, url), "Sitemaps that are no clean XML");
  const own = orders.visits.find(
    ({ path, texts }) => /^\/order\//.test(path) && texts?.some((text) => text.includes(SCRIPT_END.text)),
  );
  if (!own) throw new Error("No order shows the text that ends a script.");
  await provePlanted(claims, world, browser, own);
};
