import type { Browser } from "playwright";
import { FOREIGN_ADDRESSES, FOREIGN_HEADER, FOREIGN_HOST } from "@/testing/attacks/foreign-addresses";
import type { Claims } from "../claims";
import type { Account } from "./account";
import { unescapeHtml } from "./forms";
import { headerOf, type RawAnswer } from "./raw";
import { waysInto } from "./redirect-ways";
import { eachOf, type World } from "./world";

const AT_ONCE = 3;

const isForeign = (address: string, base: string): boolean => {
  if (!URL.canParse(address, base)) return false;
  const { origin, protocol, hostname } = new URL(address, base);
  if (hostname === FOREIGN_HOST || hostname.endsWith(`.${FOREIGN_HOST}`)) return true;
  return !["mailto:", "tel:"].includes(protocol) && origin !== new URL(base).origin;
};

/** What is wrong with an answer: it leads away, or carries a header that was smuggled in. */
const faultsOf = (answer: RawAnswer, base: string): string[] => {
  const faults: string[] = [];
  if (answer.status >= 500 || answer.status === 0) faults.push(`answered ${answer.status}`);
  for (const [name, value] of answer.headers) {
    if (name === FOREIGN_HEADER) faults.push(`smuggled header ${value}`);
    if (["location", "refresh", "x-action-redirect", "content-location"].includes(name)) {
      const address = value.replace(/^\d+;\s*url=/i, "").replace(/;(push|replace)$/, "");
      if (isForeign(address, base)) faults.push(`${name}: ${value}`);
    }
  }
  const isPage = headerOf(answer, "content-type")?.includes("text/html") ?? false;
  const links = isPage ? answer.body.matchAll(/\s(href|action|formaction|src|value)="([^"]*)"/g) : [];
  for (const [, name = "", value = ""] of links) {
    const address = unescapeHtml(value);
    const isAddress = name !== "value" || /^[\s\\/]*[\\/]{2}|^[\s\w]*:/.test(address);
    if (isAddress && address.includes(FOREIGN_HOST) && isForeign(address, base))
      faults.push(`${name}=${value}`);
  }
  return faults;
};

/** What a browser does, where browsers read addresses in their own way. */
const browse = async (browser: Browser, url: string, { email, password }: Account): Promise<string[]> => {
  const faults: string[] = [];
  for (const address of FOREIGN_ADDRESSES.filter((_, n) => n % 5 === 3)) {
    const context = await browser.newContext({ baseURL: url });
    const page = await context.newPage();
    page.on("request", (request) => {
      if (new URL(request.url()).hostname.endsWith(FOREIGN_HOST))
        faults.push(`${JSON.stringify(address)}: ${request.url()}`);
    });
    await page.goto(`/sign-in?next=${encodeURIComponent(address)}`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL((now) => now.pathname !== "/sign-in", { timeout: 30_000 });
    if (new URL(page.url()).origin !== url) faults.push(`${JSON.stringify(address)} ended at ${page.url()}`);
    await context.close();
  }
  return faults;
};

/** Answers as they would be if an address were taken as it is given. */
const plantedAnswers = (): RawAnswer[] =>
  FOREIGN_ADDRESSES.map((address) => ({
    status: 302,
    headers: address
      .replaceAll("%0d%0a", "\r\n")
      .split("\r\n")
      .map((line, n): [string, string] => (n === 0 ? ["location", line] : [FOREIGN_HEADER, line])),
    body: "",
  }));

/** Forty addresses that lead away, through everything that becomes a `Location` or a link. */
export const proveRedirects = async (claims: Claims, world: World, browser: Browser): Promise<void> => {
  const { url } = world;
  const { ways, account } = await waysInto(world);
  const faults: string[] = [];
  const cases = ways.flatMap((way) => FOREIGN_ADDRESSES.map((address) => ({ ...way, address })));
  let redirects = 0;
  await eachOf(cases, AT_ONCE, async ({ what, ask, address }) => {
    const answer = await ask(address);
    if (headerOf(answer, "location")) redirects += 1;
    faults.push(...faultsOf(answer, url).map((fault) => `${what} ${JSON.stringify(address)}: ${fault}`));
  });
  claims.none(
    faults,
    `Of ${FOREIGN_ADDRESSES.length} addresses by ${ways.length} ways (${cases.length} answers, ${redirects} redirects), those that lead away from the shop or smuggle a header`,
  );
  claims.none(
    await browse(browser, url, account),
    "Sign-ins in Chromium that ended elsewhere or asked a foreign host",
  );
  const seen = plantedAnswers().filter((answer) => faultsOf(answer, url).length > 0).length;
  claims.claim(
    seen >= 25,
    "Planted: addresses taken as they are given, seen as leading away",
    `${seen} of ${FOREIGN_ADDRESSES.length}`,
  );
};
