import type { Browser } from "playwright";
import { builtPages } from "@/e2e/platform/pages";
import type { Claims } from "../claims";
import { headerOf, type RawAnswer, sendRaw } from "./raw";
import { Tab } from "./watch";
import { eachOf, type World } from "./world";

const AT_ONCE = 3;

/** Pages whose policy carries a nonce. */
const PERSONAL =
  /^\/(account|admin|cart|checkout|favorites|forgot-password|order|reset-password|sign-in|sign-up)(\/|$)/;

const WANTED: Record<string, RegExp> = {
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /^(strict-origin-when-cross-origin|no-referrer)$/,
};
const DIRECTIVES = [
  "default-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
];

/** What an answer lacks to be safe in a foreign page. */
const lacking = (answer: RawAnswer, isPersonal: boolean): string[] => {
  const policies = answer.headers.flatMap(([name, value]) =>
    name === "content-security-policy" ? [value] : [],
  );
  const [policy = ""] = policies;
  const isScriptFree = /default-src 'none'/.test(policy) && /frame-ancestors 'none'/.test(policy);
  return [
    ...(answer.status >= 500 || answer.status === 0 ? [`answered ${answer.status}`] : []),
    ...Object.entries(WANTED).flatMap(([name, wanted]) => {
      const given = headerOf(answer, name) ?? "";
      return wanted.test(given) ? [] : [`${name}: ${given || "none"}`];
    }),
    ...(policies.length === 1 ? [] : [`${policies.length} policies`]),
    ...(isScriptFree
      ? []
      : DIRECTIVES.filter((directive) => !policy.includes(directive)).map((directive) => `no ${directive}`)),
    ...(isPersonal && !/script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic'/.test(policy) ? ["no nonce"] : []),
    ...(/unsafe-eval|script-src [^;]*(\*|http:|data:)(?![\w.])/.test(
      policy.replace(/http:\/\/(localhost|127\.0\.0\.1):\*/g, ""),
    )
      ? ["a policy with holes"]
      : []),
  ];
};

const unsniffed = (answer: RawAnswer): string[] =>
  headerOf(answer, "x-content-type-options") === "nosniff" ? [] : ["may be sniffed"];

/** Addresses that look like pages and are none; what is answered there is framed just as well. */
const NEAR_MISSES = [
  ...[
    "/accounts",
    "/account-of-mine",
    "/administrator",
    "/checkouts",
    "/checkout-later",
    "/lists",
    "/lists/1",
    "/listsandmore",
  ],
  ...[
    "/orders",
    "/order",
    "/order/1/2/3",
    "/carts",
    "/cart/1",
    "/sign-in/1",
    "/sign-insider",
    "/api",
    "/apiary",
    "/api/none",
  ],
  ...[
    "/art/none",
    "/icons/none",
    "/_next/static/none",
    "/_next/none",
    "/%61dmin",
    "/ADMIN",
    "/admin;x=1",
    "/sitemap.xml",
  ],
];

/**
 * Addresses that no page has, beside the personal areas. Below them the policy has a nonce and the page for what is not
 * found, which lies there since the build, is shown without its scripts.
 */
const UNKNOWN = [
  "/lists",
  "/lists/1",
  "/accounts",
  "/administrator",
  "/orders/1",
  "/ADMIN",
  "/none",
  "/art/none",
];

const reportsOf = async (browser: Browser, url: string, cookie: string): Promise<string[]> => {
  const tab = new Tab(browser, url);
  const faults: string[] = [];
  for (const path of UNKNOWN) {
    const { live, broken } = await tab.look({ cookie, path });
    faults.push(...[...live, ...broken].map((what) => `${path}: ${what}`));
  }
  await tab.close();
  return faults;
};

/** Every page of the build and what lies beside them, as guest and as admin: in no foreign frame, with a policy, never sniffed. */
export const proveFraming = async (claims: Claims, world: World, browser: Browser): Promise<void> => {
  const { url, admin } = world;
  const pages = builtPages().map((route) =>
    route.replace("/_not-found", "/no-such-page").replace(/\[+\.{0,3}[\w-]+\]+/g, "1"),
  );
  const asked = [...pages, ...NEAR_MISSES].flatMap((path) => [
    { path, headers: { cookie: "theme=light" } },
    { path, headers: { cookie: admin.headers.cookie } },
  ]);
  const faults = await eachOf(asked, AT_ONCE, async ({ path, headers }) => {
    const answer = await sendRaw(url, { target: path, headers });
    if (answer.status >= 300 && answer.status < 400) return [];
    const isPage = headerOf(answer, "content-type")?.includes("html") ?? false;
    const faults = isPage ? lacking(answer, answer.status === 200 && PERSONAL.test(path)) : unsniffed(answer);
    return faults.map((fault) => `${path} (${answer.status}): ${fault}`);
  });
  claims.none(
    [...new Set(faults.flat())],
    `Of ${pages.length} built pages and ${NEAR_MISSES.length} addresses beside them, headers that are missing or weak`,
  );
  claims.none(
    await reportsOf(browser, url, admin.headers.cookie),
    `Of ${UNKNOWN.length} addresses without a page, what their own policy refuses or breaks in Chromium`,
  );
  const bare = await sendRaw(url, { target: "/cart" });
  const without = Object.keys(WANTED)
    .concat("content-security-policy")
    .filter(
      (name) =>
        lacking({ ...bare, headers: bare.headers.filter(([each]) => each !== name) }, true).length > 0,
    );
  claims.claim(
    without.length === 4,
    "Planted: an answer without one of four headers, seen",
    `${without.length} of 4`,
  );
};
