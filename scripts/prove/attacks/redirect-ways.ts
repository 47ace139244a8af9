import { FOREIGN_HOST } from "@/testing/attacks/foreign-addresses";
import { type Account, makeAccount } from "./account";
import { hiddenFields, multipart } from "./forms";
import { asTarget, type RawAnswer, sendRaw } from "./raw";
import type { World } from "./world";

/** A way to hand the shop an address that it may go on to. */
export type Way = { what: string; ask(address: string): Promise<RawAnswer> };

const form = (fields: Record<string, string>) => ({
  headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
  body: new URLSearchParams(fields).toString(),
});

/** Parameters that are read from an address. */
const READ: Record<string, string[]> = {
  "/sign-in": ["next", "callbackUrl"],
  "/sign-up": ["next"],
  "/forgot-password": ["next"],
  "/reset-password": ["next"],
  "/api/auth/signin": ["callbackUrl"],
  "/api/auth/signout": ["callbackUrl"],
  "/api/auth/error": ["error", "callbackUrl"],
  "/api/auth/callback/email": ["token", "callbackUrl"],
  "/api/auth/verify-request": ["callbackUrl"],
  "/checkout/complete": ["payment_intent", "redirect_status", "return_url", "next"],
  "/account/wallet/top-up": ["payment_intent", "return_url"],
  "/account/favorites": ["problem"],
  "/favorites": ["problem"],
  "/admin/drill": ["run"],
};

const readWays = (url: string, member: string, admin: string): Way[] =>
  Object.entries(READ).flatMap(([path, names]) =>
    names.flatMap((name) => {
      const ask = (cookie: string) => (address: string) =>
        sendRaw(url, { target: `${path}?${name}=${encodeURIComponent(address)}`, headers: { cookie } });
      const as = path.startsWith("/admin") ? admin : member;
      return [
        { what: `${path}?${name}=`, ask: ask("theme=light") },
        { what: `${path}?${name}= signed in`, ask: ask(as) },
      ];
    }),
  );

/** Fields of forms, with script and without, and the cookie that remembers where to return to. */
const formWays = async (url: string, { email, password }: Account): Promise<Way[]> => {
  const post = (target: string, fields: Record<string, string>) =>
    sendRaw(url, { method: "POST", target, ...form(fields) });
  const page = await sendRaw(url, { target: "/sign-in" });
  const hidden = hiddenFields(page.body, "next");
  const cookie = (address: string) => `next-auth.callback-url=${encodeURIComponent(address)}`;
  return [
    {
      what: "credentials with callbackUrl",
      ask: (callbackUrl) => post("/api/auth/callback/credentials", { email, password, callbackUrl }),
    },
    {
      what: "credentials with callbackUrl as JSON",
      ask: (callbackUrl) =>
        post("/api/auth/callback/credentials", { email, password, callbackUrl, json: "true" }),
    },
    { what: "sign-out with callbackUrl", ask: (callbackUrl) => post("/api/auth/signout", { callbackUrl }) },
    {
      what: "a mailed link with callbackUrl",
      ask: (callbackUrl) =>
        post("/api/auth/signin/email", { email: `x-${crypto.randomUUID()}@example.com`, callbackUrl }),
    },
    {
      what: "sign-in form without script",
      ask: (next) => {
        const { type, body } = multipart({ ...hidden, next, email, password, way: "password" });
        return sendRaw(url, {
          method: "POST",
          target: "/sign-in",
          headers: { "content-type": type, origin: url },
          body,
        });
      },
    },
    {
      what: "cookie at sign-in",
      ask: (address) => sendRaw(url, { target: "/api/auth/signin", headers: { cookie: cookie(address) } }),
    },
    {
      what: "cookie at sign-out",
      ask: (address) => {
        const { headers, body } = form({ json: "true" });
        return sendRaw(url, {
          method: "POST",
          target: "/api/auth/signout",
          headers: { ...headers, cookie: cookie(address) },
          body,
        });
      },
    },
  ];
};

/** Addresses as the path that is asked for, and hosts that a caller claims. */
const pathWays = (url: string): Way[] => {
  const ask =
    (prefix: string, headers: Record<string, string> = {}) =>
    (address: string) =>
      sendRaw(url, { target: asTarget(`${prefix}${/^[\\/]/.test(address) ? "" : "/"}${address}`), headers });
  return [
    { what: "as path", ask: ask("") },
    { what: "as path with a slash at the end", ask: (address) => ask("")(`${address}/`) },
    ...["/account", "/admin", "/order", "/product", "/category", "/api/product"].map((prefix) => ({
      what: `below ${prefix}`,
      ask: ask(prefix),
    })),
    ...[
      "x-forwarded-host",
      "x-original-url",
      "x-rewrite-url",
      "x-forwarded-proto",
      "next-url",
      "referer",
      "origin",
    ].map((name) => ({
      what: `in ${name}`,
      ask: (address: string) =>
        sendRaw(url, { target: "/account/orders", headers: { [name]: asTarget(address) } }),
    })),
    ...["/account/orders", "/cart/", "/api/auth/signin", "//account"].map((target) => ({
      what: `${target} under a host of another's`,
      ask: (address: string) =>
        sendRaw(url, {
          target: `${target}?next=${encodeURIComponent(address)}`,
          headers: { host: FOREIGN_HOST },
        }),
    })),
  ];
};

/** Every way in, and an account that they sign in with. */
export const waysInto = async (world: World): Promise<{ ways: Way[]; account: Account }> => {
  const { url, admin } = world;
  const account = await makeAccount(world);
  const [member] = await world.people(1);
  const read = readWays(url, member?.headers.cookie ?? "", admin.headers.cookie);
  return { ways: [...read, ...(await formWays(url, account)), ...pathWays(url)], account };
};
