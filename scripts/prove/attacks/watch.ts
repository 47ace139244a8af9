import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { FIND_LIVE, LISTEN, READ_TEXT } from "./page-scripts";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";
const DESK = { width: 1440, height: 1200 };
/** A page that is drawn by script gets this long to show what it was asked for. */
const SHOWN_WITHIN_MS = 6_000;
const PAGE_WITHIN_MS = 60_000;
const LOOKED_WITHIN_MS = 90_000;
/** What of a handler or timer still comes after a page has loaded. */
const SETTLES_MS = 60;

/** A page to look at: with which cookies, and the texts that must stand on it as they were entered. */
export type Visit = { cookie: string | null; path: string; texts?: readonly string[] };

/** `live` is what ran or could run; `broken` what answered or drew wrongly; `missing` the texts that were not shown. */
export type Seen = { live: string[]; broken: string[]; missing: string[] };

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const cookiesOf = (cookie: string, origin: string) =>
  cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
  });

type Watched = { context: BrowserContext; live: string[]; broken: string[] };

/** A context in which whatever runs, asks or breaks a policy is written down. */
export const openWatched = async (
  browser: Browser,
  { origin, cookie }: { origin: string; cookie: string | null },
): Promise<Watched> => {
  const context = await browser.newContext({ viewport: DESK, baseURL: origin, serviceWorkers: "block" });
  const live: string[] = [];
  const broken: string[] = [];
  await context.exposeBinding("__tell", (_, what: string) => void live.push(what));
  await context.addInitScript({ content: LISTEN });
  if (cookie) await context.addCookies(cookiesOf(cookie, origin));
  context.on("page", (page) => {
    page.on("dialog", (dialog) => {
      live.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss().catch(() => undefined);
    });
    page.on("pageerror", (error) => broken.push(`an exception: ${oneLine(error.message).slice(0, 200)}`));
    page.on("console", (message) => {
      if (/content security policy/i.test(message.text())) live.push(oneLine(message.text()).slice(0, 200));
    });
  });
  return { context, live, broken };
};

const missingFrom = (told: string, texts: readonly string[]): string[] =>
  texts.filter((text) => !told.includes(oneLine(text)));

const readMissing = async (page: Page, texts: readonly string[]): Promise<string[]> => {
  const deadline = Date.now() + SHOWN_WITHIN_MS;
  for (;;) {
    const missing = missingFrom(await page.evaluate<string>(`(${READ_TEXT})()`), texts);
    if (missing.length === 0 || Date.now() > deadline) return missing;
    await page.waitForTimeout(100);
  }
};

/** What lies in this page, ready to run, and which of the texts it does not show. */
export const inspect = async (page: Page, texts: readonly string[]): Promise<Omit<Seen, "broken">> => {
  const missing = await readMissing(page, texts);
  await page.waitForTimeout(SETTLES_MS);
  return { live: await page.evaluate<string[]>(`(${FIND_LIVE})()`), missing };
};

/** A tab that goes from page to page; whoever has the same cookies keeps what the browser has loaded before. */
export class Tab {
  readonly #browser: Browser;
  readonly #origin: string;
  #open: { cookie: string | null; page: Page; watched: Watched } | null = null;

  constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  async #as(cookie: string | null): Promise<{ page: Page; watched: Watched }> {
    if (this.#open?.cookie === cookie) return this.#open;
    await this.close();
    const watched = await openWatched(this.#browser, { origin: this.#origin, cookie });
    this.#open = { cookie, watched, page: await watched.context.newPage() };
    return this.#open;
  }

  /** Looks at one page. A page that hangs is broken, and its browser context is left behind. */
  async look(visit: Visit): Promise<Seen> {
    const abort = new AbortController();
    const hung = delay(LOOKED_WITHIN_MS, null, { signal: abort.signal }).catch(() => null);
    const seen = await Promise.race([this.#look(visit), hung]);
    abort.abort();
    if (seen) return seen;
    this.#open = null;
    return { live: [], broken: ["it hung"], missing: [] };
  }

  async #look({ cookie, path, texts = [] }: Visit): Promise<Seen> {
    const { page, watched } = await this.#as(cookie);
    let found: Omit<Seen, "broken"> = { live: [], missing: [] };
    try {
      const response = await page.goto(path, { waitUntil: "load", timeout: PAGE_WITHIN_MS });
      const status = response?.status() ?? 0;
      if (status >= 500) watched.broken.push(`answered ${status}`);
      found = await inspect(page, texts);
      if (new URL(page.url()).origin !== this.#origin) watched.live.push(`it led to ${page.url()}`);
    } catch (error) {
      watched.broken.push(oneLine(String(error)).slice(0, 200));
    }
    const live = [...watched.live.splice(0), ...found.live];
    return { live, broken: watched.broken.splice(0), missing: found.missing };
  }

  async close(): Promise<void> {
    await this.#open?.watched.context.close();
    this.#open = null;
  }
}
