import type { BrowserContext, Page } from "playwright";
import { launchChromium } from "./script-weight";

const SLOWER = 4;
const PHONE = { width: 412, height: 823 };
const SETTLED_MS = 700;
const AHEAD_MS = 1_500;

type Act = { name: string; path: string; act: (page: Page) => Promise<void> };

/** `work` is all that the main thread did until things had settled, what came later included. */
export type Acted = { name: string; ms: number; work: number };

/** Notes how long it takes from an input to the frame that shows what came of it, as browsers report it. */
const WATCH = `
  globalThis.inputDelays = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) inputDelays.push(entry.duration);
  }).observe({ type: "event", buffered: true, durationThreshold: 16 });`;

/** Notes how long it takes from the next click until the heading of a product's page is painted. */
const WATCH_FOLLOWING = `
  const before = document.querySelector("main h1")?.textContent;
  const look = (clicked) => requestAnimationFrame(() => {
    const shown = document.querySelector("main h1")?.textContent;
    if (!location.pathname.startsWith("/product/") || !shown || shown === before) return look(clicked);
    requestAnimationFrame(() => { globalThis.followed = performance.now() - clicked; });
  });
  addEventListener("click", ({ timeStamp }) => look(timeStamp), { capture: true, once: true });`;

type Slowed = { workMs: () => Promise<number> };

/** Takes three quarters of the processor from a page; answers what its main thread has worked since, in its own time. */
const slowDown = async (page: Page): Promise<Slowed> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const read = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const before = await read();
  return { workMs: async () => (await read()) - before };
};

const actsOn = (category: string, product: string): Act[] => [
  {
    name: "type into the search",
    path: "/",
    act: async (page) => {
      await page.getByRole("banner").getByLabel("Search the shop").click();
      await page.keyboard.type("che", { delay: 120 });
    },
  },
  {
    name: "favorite on home",
    path: "/",
    act: (page) =>
      page
        .getByRole("button", { name: /^Favorite:/ })
        .first()
        .click(),
  },
  {
    name: "add from home",
    path: "/",
    act: (page) =>
      page
        .getByRole("button", { name: /^Add .* to the cart$/ })
        .first()
        .click(),
  },
  {
    name: "open filters",
    path: "/search?q=cheese",
    act: (page) => page.getByRole("button", { name: "Filters" }).first().click(),
  },
  {
    name: "favorite a hit",
    path: "/search?q=cheese",
    act: (page) =>
      page
        .getByRole("button", { name: /^Favorite:/ })
        .nth(1)
        .click(),
  },
  {
    name: "add from list",
    path: category,
    act: (page) =>
      page
        .getByRole("button", { name: /^Add .* to the cart$/ })
        .first()
        .click(),
  },
  {
    name: "go to a product",
    path: category,
    act: (page) => page.getByRole("main").getByRole("article").getByRole("link").first().click(),
  },
  {
    name: "more of it",
    path: product,
    act: (page) => page.getByRole("button", { name: /^Quantity of .* more$/ }).click(),
  },
  {
    name: "add the product",
    path: product,
    act: (page) => page.getByRole("button", { name: "Add to cart", exact: true }).click(),
  },
  {
    name: "favorite a product",
    path: product,
    act: (page) =>
      page
        .getByRole("main")
        .getByRole("button", { name: /favorite/i })
        .first()
        .click(),
  },
];

/** The least that an interaction can be: a word changes on a page that has nothing else. */
const FLOOR: Act = {
  name: "(a bare page's button)",
  path: "data:text/html,<button onclick='this.textContent=1'>0</button>",
  act: (page) => page.getByRole("button").click(),
};

const actOnce = async (context: BrowserContext, url: string, { name, path, act }: Act): Promise<Acted> => {
  const page = await context.newPage();
  try {
    await page.addInitScript(WATCH);
    await page.goto(path.startsWith("data:") ? path : `${url}${path}`, { waitUntil: "networkidle" });
    const { workMs } = await slowDown(page);
    await act(page);
    await page.waitForTimeout(SETTLED_MS);
    const work = await workMs();
    const delays = await page.evaluate<number[]>("inputDelays");
    return { name, ms: Math.max(0, ...delays), work };
  } finally {
    await page.close();
  }
};

/**
 * Ten interactions of a phone whose processor is slowed four times, each on a page of its own: milliseconds until the next
 * frame, which browsers tell in steps of eight; what is quicker than sixteen is told as none.
 */
export const measureInteractions = async (
  url: string,
  category: string,
  product: string,
): Promise<Acted[]> => {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: PHONE, hasTouch: false });
    const acted: Acted[] = [];
    for (const act of [FLOOR, ...actsOn(category, product)]) acted.push(await actOnce(context, url, act));
    return acted;
  } finally {
    await browser.close();
  }
};

/** Milliseconds from the click on a product in a list until its page is painted, once the pointer has rested on the link. */
export const measureFollowing = async (url: string, category: string, rounds: number): Promise<number[]> => {
  const browser = await launchChromium();
  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const page = await browser.newPage();
      await page.goto(`${url}${category}`, { waitUntil: "networkidle" });
      const link = page.getByRole("main").getByRole("article").getByRole("link").nth(round);
      await link.hover();
      await page.waitForTimeout(AHEAD_MS);
      await page.evaluate(`{${WATCH_FOLLOWING}}`);
      await link.click();
      await page.waitForFunction(() => "followed" in globalThis);
      times.push(await page.evaluate<number>("followed"));
      await page.close();
    }
    return times;
  } finally {
    await browser.close();
  }
};
