import type { Browser } from "playwright";
import { PAYLOADS } from "./payloads";
import { inspect, openWatched, type Seen } from "./watch";
import type { World } from "./world";

const SHOWN_WITHIN_MS = 30_000;

/** A file whose every row is named with what is wrong with it. */
const FILE = {
  name: `${PAYLOADS[0]?.text.replaceAll("/", "") ?? ""}.json`,
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(PAYLOADS.map(({ text }) => ({ name: text, price: text, slug: text })))),
};

/** What only a hand brings onto the screen: the check of a file, and what the office's palette finds. */
export const useScreens = async (browser: Browser, { url, admin }: World): Promise<Seen> => {
  const { context, live, broken } = await openWatched(browser, { origin: url, cookie: admin.headers.cookie });
  const page = await context.newPage();
  page.setDefaultTimeout(SHOWN_WITHIN_MS);
  await page.goto("/admin/products/import");
  await page.locator("input[type=file]").setInputFiles(FILE);
  await page.getByRole("button", { name: /^Check / }).click();
  await page.getByText("lower-case letters").first().waitFor();
  const checked = await inspect(page, []);
  await page.goto("/admin");
  const field = page.getByPlaceholder("Page, product, order or person");
  // Keys are heard once the page is awake.
  for (let tries = 0; tries < SHOWN_WITHIN_MS / 1_000 && !(await field.isVisible()); tries += 1) {
    await page.keyboard.press("Control+k");
    await page.waitForTimeout(1_000);
  }
  const found: string[] = [];
  for (const word of ["__xss", "xss", "script", "img", "svg"]) {
    await field.fill(word);
    await page.waitForTimeout(600);
    found.push(...(await inspect(page, [])).live);
  }
  await context.close();
  return { live: [...live, ...checked.live, ...found], broken, missing: [] };
};
