import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Harness, named, startHarness } from "./harness";

/** The vendor's light client as browsers get it, on a page of another origin. */
const bundle = join(dirname(createRequire(import.meta.url).resolve("algoliasearch/lite")), "browser.umd.js");

let h: Harness;
let pages: Server;
let browser: Browser;

beforeAll(async () => {
  h = await startHarness();
  await h.fill("shop", named("Wireless headphones", "Lamp"));
  pages = createServer((request, response) => {
    const isScript = request.url === "/lite.js";
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
    response.end(isScript ? readFileSync(bundle) : '<!doctype html><script src="/lite.js"></script>');
  });
  await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium" });
});

afterAll(async () => {
  await browser.close();
  pages.close();
  await h.close();
});

it("answers the light client in Chromium across origins, without a preflight", async () => {
  const page = await browser.newPage();
  const methods: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(h.service.url)) methods.push(request.method());
  });
  await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
  const answer = await page.evaluate(
    async ([host, appId, key]) => {
      const scope = globalThis as unknown as Record<string, { liteClient: (...given: unknown[]) => unknown }>;
      const create = scope["algoliasearch/lite"]?.liteClient;
      const client = create?.(appId, key, { hosts: [{ url: host, accept: "readWrite", protocol: "http" }] });
      const light = client as { search(request: unknown): Promise<{ results: { nbHits: number }[] }> };
      const { results } = await light.search({ requests: [{ indexName: "shop", query: "hedphones" }] });
      const failed = await light
        .search({ requests: [{ indexName: "absent" }] })
        .catch((cause: Error) => cause.message);
      return { nbHits: results[0]?.nbHits, failed };
    },
    [new URL(h.service.url).host, h.service.env.ALGOLIA_APP_ID, h.service.env.ALGOLIA_SEARCH_KEY] as const,
  );
  expect(answer).toEqual({ nbHits: 1, failed: "Index absent does not exist" });
  expect(methods).toEqual(["POST", "POST"]);
}, 60_000);
