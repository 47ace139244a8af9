/**
 * `npm run prove:attacks`: texts that want to be programs, addresses that the server must not call, addresses that lead
 * away, and pages in foreign frames, all against a built shop. `-- --only xss` runs one part. Ends with 1 when a claim is
 * broken.
 */
import { proveFraming } from "./attacks/framing";
import { proveRedirects } from "./attacks/redirects";
import { proveSsrf } from "./attacks/ssrf";
import { openBrowser } from "./attacks/watch";
import { openWorld, type World } from "./attacks/world";
import { proveXss } from "./attacks/xss";
import type { Claims } from "./claims";
import { runProof } from "./run-proof";
import type { ProvenShop } from "./shop";

const asked = process.argv[process.argv.indexOf("--only") + 1];
const isAsked = (part: string) => !process.argv.includes("--only") || asked === part;

const inBrowser = async (claims: Claims, world: World): Promise<void> => {
  const browser = await openBrowser();
  try {
    if (isAsked("framing")) await proveFraming(claims, world, browser);
    if (isAsked("redirects")) await proveRedirects(claims, world, browser);
    if (isAsked("xss")) await proveXss(claims, world, browser);
  } finally {
    await browser.close();
  }
};

const prove = async (shop: ProvenShop, claims: Claims): Promise<void> => {
  const server = await shop.serve(shop.mainPort);
  const world = await openWorld(shop, server.url);
  try {
    await inBrowser(claims, world);
    if (isAsked("ssrf")) await proveSsrf(claims, world, { shop, server });
  } finally {
    await world.close();
  }
};

/** What is slow on a busy machine would look like a page that is broken. */
runProof(prove, { KV_PATIENCE_MS: "5000" });
