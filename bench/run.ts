/**
 * `npm run bench`: what the shop does in a second against the smallest Next application doing the same, both in one run
 * on this machine. Prints ratios; figures alone mean nothing on another machine.
 */
import { startBaseline } from "./baseline";
import { measureCheckouts } from "./checkouts";
import { compare, type Load } from "./load";
import { weighPages } from "./script-weight";
import { startShop } from "./shop";

const BASELINE_PORT = 4790;
const CHECKOUTS = 200;
const WORKERS = 3;

type Claim = { name: string; ours: string; ceiling: string; target: number };

const identity = { "accept-encoding": "identity" };
const ms = (value: number) => `${value.toFixed(1)} ms`;

const sizeOf = async (url: string): Promise<number> =>
  (await (await fetch(url, { headers: identity })).arrayBuffer()).byteLength;

const firstOf = async (url: string, key: string): Promise<Record<string, string>> => {
  const list = ((await (await fetch(url)).json()) as Record<string, Record<string, string>[]>)[key];
  if (!list?.[0]) throw new Error(`${url} answered nothing`);
  return list[0];
};

const cookieFrom = async (url: string, productId: string): Promise<string> => {
  const response = await fetch(`${url}/api/cart`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ productId, quantity: 1 }),
  });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
};

const main = async (): Promise<void> => {
  const shop = await startShop();
  const { url } = shop.platform.app;
  const category = await firstOf(`${url}/api/category`, "categories");
  const product = await firstOf(`${url}/api/product?inStock=true&limit=1&sort=-price`, "products");
  const paths = { home: "/", category: `/category/${category.slug}`, product: `/product/${product.slug}` };
  const sizes = Object.fromEntries(
    await Promise.all(
      Object.entries(paths).map(async ([name, path]) => [name, await sizeOf(`${url}${path}`)] as const),
    ),
  );
  const baseline = await startBaseline(sizes, BASELINE_PORT).catch(async (error: unknown) => {
    await shop.stop();
    throw error;
  });
  try {
    const cookie = await cookieFrom(url, product.productId ?? "");
    const json = { "content-type": "application/json" };
    const pages: Record<string, Load> = Object.fromEntries(
      Object.entries(paths).flatMap(([name, path]) => [
        [name, { url: `${url}${path}`, headers: identity }],
        [`bare ${name}`, { url: `${baseline.url}/${name}`, headers: identity }],
      ]),
    );
    const addBody = JSON.stringify({ productId: product.productId, quantity: 1 });
    const setBody = JSON.stringify({ productId: product.productId, quantity: 3 });
    const measured = await compare({
      ...pages,
      "smallest route": { url: `${baseline.url}/api` },
      catalogue: { url: `${url}/api/product?category=${category.slug}` },
      "add to cart": { url: `${url}/api/cart`, method: "POST", headers: json, body: addBody },
      "set quantity": { url: `${url}/api/cart`, method: "PUT", headers: { ...json, cookie }, body: setBody },
      "read cart": { url: `${url}/api/cart`, headers: { cookie } },
      me: { url: `${url}/api/me`, headers: { cookie } },
    });
    const claims: Claim[] = [
      ...Object.keys(paths).map((name) => ({ name, ours: name, ceiling: `bare ${name}`, target: 0.85 })),
      { name: "catalogue API", ours: "catalogue", ceiling: "smallest route", target: 0.6 },
      { name: "add to cart", ours: "add to cart", ceiling: "smallest route", target: 0.35 },
      { name: "set quantity", ours: "set quantity", ceiling: "smallest route", target: 0.35 },
      { name: "read cart", ours: "read cart", ceiling: "smallest route", target: 0.45 },
      { name: "/api/me", ours: "me", ceiling: "smallest route", target: 0.5 },
    ];
    console.log("\nwhat             a second   ceiling   ratio   target    p50        p99");
    for (const { name, ours, ceiling, target } of claims) {
      const [mine, top] = [measured[ours], measured[ceiling]];
      if (!mine || !top) continue;
      const ratio = mine.perSecond / top.perSecond;
      console.log(
        `${name.padEnd(16)} ${mine.perSecond.toFixed(0).padStart(8)} ${top.perSecond.toFixed(0).padStart(9)}   ${ratio.toFixed(2)}    ${target.toFixed(2)} ${ratio >= target ? "✓" : "✗"}   ${ms(mine.p50).padEnd(9)}  ${ms(mine.p99)}`,
      );
    }
    const checkouts = await measureCheckouts(shop.platform, CHECKOUTS, WORKERS);
    console.log(
      `\nwhole checkouts  ${checkouts.perSecond.toFixed(1)} a second, queue drained in ${checkouts.drainSeconds.toFixed(2)} s`,
    );
    for (const [step, { p50, p99 }] of Object.entries(checkouts.steps)) {
      console.log(`  ${step.padEnd(14)} p50 ${ms(p50)}  p99 ${ms(p99)}`);
    }
    const weights = await weighPages(url, [...Object.values(paths), "/search?q=cheese", "/cart"]);
    console.log("\npage                              script (gzip)   requests   html (gzip)");
    for (const [path, { scriptKb, requests, htmlKb }] of Object.entries(weights)) {
      console.log(
        `${path.padEnd(34)} ${scriptKb.toFixed(1).padStart(9)} kB  ${String(requests).padStart(8)}   ${htmlKb.toFixed(1).padStart(8)} kB`,
      );
    }
  } finally {
    await baseline.stop();
    await shop.stop();
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
