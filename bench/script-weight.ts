import { existsSync } from "node:fs";
import { chromium } from "playwright";

const WAIT_MS = 5_000;
const DESK = { width: 1600, height: 900 };
const SYSTEM_CHROMIUM = "/usr/bin/chromium";

export type PageWeight = { scriptKb: number; requests: number; htmlKb: number };

/**
 * What a first visit on a desk loads within five seconds, as it came over the wire: gzip, and the headers of answers, too.
 * Addresses that carry their content are no requests.
 */
export const weighPages = async (origin: string, paths: string[]): Promise<Record<string, PageWeight>> => {
  const browser = await chromium.launch({
    executablePath: existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const weights: Record<string, PageWeight> = {};
  for (const path of paths) {
    const context = await browser.newContext({ viewport: DESK });
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
