import type { BrowserContext, Locator, Page } from "playwright";
import { launchChromium } from "./script-weight";

const SLOWER = 4;
const PHONE = { width: 412, height: 823 };
const SETTLED_MS = 700;
const AHEAD_MS = 1_500;
const ARRIVED_MS = 300;

type Act = {
  name: string;
  path: string;
  target: (page: Page) => Locator;
  /** Once it has been pressed. */
  types?: string;
};

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
    target: (page) => page.getByRole("banner").getByLabel("Search the shop"),
    types: "che",
  },
  {
    name: "favorite on home",
    path: "/",
    target: (page) => page.getByRole("button", { name: /^Favorite:/ }).first(),
  },
  {
    name: "add from home",
    path: "/",
    target: (page) => page.getByRole("button", { name: /^Add .* to the cart$/ }).first(),
  },
  {
    name: "open filters",
    path: "/search?q=cheese",
    target: (page) => page.getByRole("button", { name: "Filters" }).first(),
  },
  {
    name: "favorite a hit",
    path: "/search?q=cheese",
    target: (page) => page.getByRole("button", { name: /^Favorite:/ }).nth(1),
  },
  {
    name: "add from list",
    path: category,
    target: (page) => page.getByRole("button", { name: /^Add .* to the cart$/ }).first(),
  },
  {
    name: "go to a product",
    path: category,
    target: (page) => page.getByRole("main").getByRole("article").getByRole("link").first(),
  },
  {
    name: "more of it",
    path: product,
    target: (page) => page.getByRole("button", { name: /^Quantity of .* more$/ }),
  },
  {
    name: "add the product",
    path: product,
    target: (page) => page.getByRole("button", { name: "Add to cart", exact: true }),
  },
  {
    name: "favorite a product",
    path: product,
    target: (page) =>
      page
        .getByRole("main")
        .getByRole("button", { name: /favorite/i })
        .first(),
  },
];

/** The least that an interaction can be: a word changes on a page that has nothing else. */
const FLOOR: Act = {
  name: "(a bare page's button)",
  path: "data:text/html,<button onclick='this.textContent=1'>0</button>",
  target: (page) => page.getByRole("button"),
};

/**
 * A press as the browser's own events, pressed and let go at once. A locator's click would also look within the page what
 * is hit, which lays it out once more in the middle of the press: 15 ms even on the bare page. The pointer has come before,
 * as a hand's has.
 */
const press = async (page: Page, target: Locator): Promise<void> => {
  const box = await target.boundingBox();
  if (!box) throw new Error("there is nothing to press");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(ARRIVED_MS);
  await page.mouse.down();
  await page.mouse.up();
};

const actOnce = async (
  context: BrowserContext,
  url: string,
  { name, path, target, types }: Act,
): Promise<Acted> => {
  const page = await context.newPage();
  try {
    await page.addInitScript(WATCH);
    await page.goto(path.startsWith("data:") ? path : `${url}${path}`, { waitUntil: "networkidle" });
    const pressed = target(page);
    // Into the middle: the edge of a phone's screen is under its bar.
    await pressed.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    await page.waitForTimeout(ARRIVED_MS);
    const { workMs } = await slowDown(page);
    await press(page, pressed);
    if (types) await page.keyboard.type(types, { delay: 120 });
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
