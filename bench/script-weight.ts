import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright";

const WAIT_MS = 5_000;
const DESK = { width: 1600, height: 900 };
const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/** The machine's own Chromium, else that of Playwright. */
export const chromiumPath = (): string =>
  existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : chromium.executablePath();

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });

export type PageWeight = { scriptKb: number; requests: number; htmlKb: number };

const cookieFor = (url: string, cookie: string) => {
  const at = cookie.indexOf("=");
  return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url };
};

/**
 * What a first visit on a desk loads within five seconds, as it came over the wire: gzip, and the headers of answers, too.
 * Addresses that carry their content are no requests.
 */
export const weighPages = async (
  origin: string,
  paths: string[],
  cookie?: string,
): Promise<Record<string, PageWeight>> => {
  const browser = await launchChromium();
  const weights: Record<string, PageWeight> = {};
  for (const path of paths) {
    const context = await browser.newContext({ viewport: DESK });
    if (cookie) await context.addCookies([cookieFor(origin, cookie)]);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    const types = new Map<string, string>();
    const weight = { scripts: 0, html: 0, requests: 0 };
    session.on("Network.requestWillBeSent", ({ request }) => {
      if (!request.url.startsWith("data:")) weight.requests += 1;
    });
    session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (types.get(requestId) === "Script") weight.scripts += encodedDataLength;
      if (types.get(requestId) === "Document") weight.html += encodedDataLength;
    });
    await page.goto(`${origin}${path}`);
    await page.waitForTimeout(WAIT_MS);
    weights[path] = {
      scriptKb: weight.scripts / 1000,
      requests: weight.requests,
      htmlKb: weight.html / 1000,
    };
    await context.close();
  }
  await browser.close();
  return weights;
};
