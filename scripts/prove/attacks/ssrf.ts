import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { PRIVATE_TARGETS } from "@/testing/attacks/private-targets";
import type { Answer } from "../calls";
import type { Claims } from "../claims";
import type { ProvenShop, Server as ShopServer } from "../shop";
import { makeAccount } from "./account";
import { hiddenFields, multipart } from "./forms";
import { asTarget, sendRaw } from "./raw";
import { eachOf, type World } from "./world";

const AT_ONCE = 4;
const SETTLED_WITHIN_MS = 60_000;
const LOOPBACK = /^(127\.|0\.0\.0\.0$|localhost\.?$|\[::1?\]$|\[::ffff:7f|\[::7f)/;

/** Listens on every address of this machine and counts who comes. */
const openTrap = async (): Promise<{ port: number; caught(): number; trap: Server }> => {
  let caught = 0;
  const trap = createServer((socket) => {
    caught += 1;
    socket
      .on("error", () => undefined)
      .end("HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
  });
  await new Promise<void>((resolve) => trap.listen(0, resolve));
  return { port: (trap.address() as AddressInfo).port, caught: () => caught, trap };
};

/** The target where the trap is, spelt as it was. */
const atTrap = (target: string, port: number): string =>
  target.replace(/^(https?:\/\/(?:\[[^\]]*\]|[^/:]*))(?::\d+)?\//, `$1:${port}/`);

const refusalOf = ({ status, body }: Answer): string => {
  const [error] = (body.errors ?? []) as { path: string; message: string }[];
  return `${status} ${error?.path ?? ""} ${error?.message ? "said why" : "said nothing"}`;
};

const REFUSED = "422 url said why";

type Delivery = { status: string; attempts: { status: number | null; error: string | null }[] };

/** What came of the trial call to an endpoint. */
const tryOut = async ({ api }: World, id: string): Promise<string> => {
  await api(`POST /api/admin/webhooks/${id}/test`);
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  while (Date.now() < deadline) {
    const { body } = await api(`GET /api/admin/webhooks/${id}/deliveries?limit=1`);
    const [delivery] = body.deliveries as Delivery[];
    const [attempt] = delivery?.attempts ?? [];
    if (attempt) return attempt.error ?? `answered ${attempt.status}`;
    await delay(250);
  }
  return "never settled";
};

/** Endpoints from the days when the rule was off. */
const writeDown = async (
  { api }: World,
  targets: readonly string[],
): Promise<{ id: string; url: string }[]> => {
  const made = await eachOf(targets, AT_ONCE, async (url) => {
    const { body } = await api("POST /api/admin/webhooks", { url, types: ["order.cancelled"] });
    const id = (body.webhook as { id: string } | undefined)?.id;
    return id ? [{ id, url }] : [];
  });
  return made.flat();
};

/** The doors of the framework behind which it fetches: pictures, and the page that an action leads to. */
const knockOnFramework = async (world: World, port: number): Promise<string[]> => {
  const faults: string[] = [];
  for (const target of [...PRIVATE_TARGETS, "/api/health", "//127.0.0.1/"]) {
    const picture = `/_next/image?url=${encodeURIComponent(atTrap(target, port))}&w=640&q=75`;
    const { status } = await sendRaw(world.url, { target: picture });
    if (status !== 400 && status !== 404) faults.push(`${picture}: ${status}`);
  }
  const { email, password } = await makeAccount(world);
  const page = await sendRaw(world.url, { target: "/sign-in" });
  const host = `127.0.0.1:${port}`;
  const hidden = hiddenFields(page.body, "next");
  const action = /"id":"([0-9a-f]+)"/.exec(JSON.stringify(hidden).replaceAll("\\", ""))?.[1] ?? "";
  const fields = { "1_next": "/account", "1_email": email, "1_password": password, "1_way": "password" };
  const state = { problem: null, errors: {}, values: {}, step: "start" };
  const { type, body } = multipart({ ...fields, 0: JSON.stringify([state, "$K1"]) });
  const claims: Record<string, string>[] = [
    { host },
    { "x-forwarded-host": host },
    { host, "x-forwarded-host": host },
  ];
  for (const claimed of claims) {
    const headers = { ...claimed, origin: `http://${host}`, "next-action": action, "content-type": type };
    const { status } = await sendRaw(world.url, { method: "POST", target: "/sign-in", headers, body });
    if (status >= 500 && !("x-forwarded-host" in claimed)) faults.push(`an action for ${host}: ${status}`);
    await sendRaw(world.url, { target: asTarget(`http://${host}/account`), headers: claimed });
  }
  return faults;
};

/** Pictures by address are shown to browsers; the shop itself never fetches them. */
const givePictures = async ({ api, url }: World, port: number): Promise<void> => {
  const rows = PRIVATE_TARGETS.map((target, n) => ({
    productId: `pictured-${n}`,
    slug: `pictured-${n}`,
    name: `Pictured ${n}`,
    price: 100,
    imageUrl: atTrap(target, port),
  }));
  await api("POST /api/product/batch-write-item", rows);
  await eachOf(rows, AT_ONCE, async ({ slug }) => (await fetch(`${url}/product/${slug}`)).text());
};

/** The shop as in production: nothing on this machine or in its networks is called for anybody. */
export const proveSsrf = async (
  claims: Claims,
  world: World,
  { shop, server }: { shop: ProvenShop; server: ShopServer },
): Promise<void> => {
  const { port, caught, trap } = await openTrap();
  const targets = PRIVATE_TARGETS.map((target) => atTrap(target, port));
  const former = await writeDown(world, targets);
  const near = former.filter(({ url }) => LOOPBACK.test(new URL(url).hostname));
  const open = await eachOf(near, AT_ONCE, ({ id }) => tryOut(world, id));
  claims.claim(
    caught() >= near.length / 2,
    "Planted: without the rule, endpoints on this machine",
    `${caught()} connections by ${open.length}`,
  );
  await server.kill();
  await shop.serve(shop.mainPort, { ALLOW_PRIVATE_WEBHOOKS: "0" });
  const before = caught();
  const [fine] = await writeDown(world, ["https://hook.example.com/"]);
  const saved = await eachOf(targets, AT_ONCE, (url) => world.api("POST /api/admin/webhooks", { url }));
  const changed = await eachOf(targets, AT_ONCE, (url) =>
    world.api(`PATCH /api/admin/webhooks/${fine?.id}`, { url }),
  );
  for (const [what, answers] of [
    ["made", saved],
    ["changed", changed],
  ] as const)
    claims.none(
      answers.flatMap((answer, n) =>
        refusalOf(answer) === REFUSED ? [] : `${targets[n]}: ${refusalOf(answer)}`,
      ),
      `Of ${targets.length} targets that no endpoint may have, not refused with 422 and why, ${what}`,
    );
  const called = await eachOf(former, AT_ONCE, ({ id }) => tryOut(world, id));
  claims.none(
    called.flatMap((error, n) =>
      /public internet|Only https|begins with https|name and password/.test(error)
        ? []
        : `${former[n]?.url}: ${error}`,
    ),
    `Of ${former.length} endpoints written down before the rule, not refused when called`,
  );
  claims.none(await knockOnFramework(world, port), "Answers of the framework's own fetching doors to them");
  await givePictures(world, port);
  claims.claim(caught() === before, "Connections to this machine meanwhile", caught() - before);
  trap.close();
};
