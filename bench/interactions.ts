import type { BrowserContext, Page } from "playwright";
import { launchChromium } from "./script-weight";

const SLOWER = 4;
const PHONE = { width: 412, height: 823 };
const SETTLED_MS = 700;
const AHEAD_MS = 1_500;

type Act = { name: string; path: string; act: (page: Page) => Promise<void> };

export type Acted = { name: string; ms: number };

/** Watches how long it takes from an input to the frame that shows what came of it, as browsers report it. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { inputDelays: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
        if (entry.interactionId) seen.push(entry.duration);
      }
    }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });

const slowDown = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
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
    path: category,
    act: (page) => page.getByRole("button", { name: "Filters" }).first().click(),
  },
  {
    name: "sort the list",
    path: category,
    act: async (page) => {
      await page.getByRole("combobox").first().focus();
      await page.keyboard.press("ArrowDown");
    },
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
    act: (page) =>
      page
        .getByRole("main")
        .getByRole("button", { name: /more|increase|\+/i })
        .first()
        .click(),
  },
  {
    name: "add the product",
    path: product,
    act: (page) =>
      page
        .getByRole("main")
        .getByRole("button", { name: /add .*to (the )?cart/i })
        .first()
        .click(),
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

const actOnce = async (context: BrowserContext, url: string, { name, path, act }: Act): Promise<Acted> => {
  const page = await context.newPage();
  try {
    await watch(page);
    await page.goto(`${url}${path}`, { waitUntil: "networkidle" });
    await slowDown(page);
    await act(page);
    await page.waitForTimeout(SETTLED_MS);
    const delays = await page.evaluate(
      () => (globalThis as unknown as { inputDelays: number[] }).inputDelays,
    );
    return { name, ms: Math.max(0, ...delays) };
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
    for (const act of actsOn(category, product)) acted.push(await actOnce(context, url, act));
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
      await page.evaluate(() => {
        const painted = () =>
          requestAnimationFrame(() => {
            if (!location.pathname.startsWith("/product/")) return painted();
            const shown = document.querySelector("main h1");
            if (!shown || shown.textContent === first) return painted();
            requestAnimationFrame(() => Object.assign(globalThis, { followed: performance.now() - clicked }));
          });
        const first = document.querySelector("main h1")?.textContent;
        let clicked = 0;
        addEventListener(
          "click",
          ({ timeStamp }) => {
            clicked = timeStamp;
            painted();
          },
          { capture: true, once: true },
        );
      });
      await link.click();
      const followed = await page.waitForFunction(() => (globalThis as { followed?: number }).followed);
      times.push((await followed.jsonValue()) ?? Number.NaN);
      await page.close();
    }
    return times;
  } finally {
    await browser.close();
  }
};
