import { randomUUID } from "node:crypto";
import { ENDPOINTS } from "@/lib/http/openapi";
import type { Claims } from "../claims";
import { changedSince, fingerprint } from "./fingerprint";
import { ask, each, type Reply } from "./raw";
import type { Scene } from "./scene";

type Form = { name: string; headers: (own: string) => Record<string, string> };

const FOREIGN = "https://elsewhere.example";

/** As a browser that stands on another site may send it. */
const FOREIGN_FORMS: Form[] = [
  { name: "a foreign Origin", headers: () => ({ origin: FOREIGN }) },
  { name: "the Origin null", headers: () => ({ origin: "null" }) },
  { name: "an Origin that begins like ours", headers: (own) => ({ origin: `${own}.elsewhere.example` }) },
  { name: "our Origin on another port", headers: (own) => ({ origin: own.replace(/\d+$/, "9") }) },
  { name: "our Origin with https", headers: (own) => ({ origin: own.replace("http:", "https:") }) },
  { name: "a foreign Origin and our Referer", headers: (own) => ({ origin: FOREIGN, referer: `${own}/` }) },
  { name: "Sec-Fetch-Site cross-site", headers: () => ({ "sec-fetch-site": "cross-site" }) },
  { name: "Sec-Fetch-Site same-site", headers: () => ({ "sec-fetch-site": "same-site" }) },
  {
    name: "our Origin and Sec-Fetch-Site cross-site",
    headers: (own) => ({ origin: own, "sec-fetch-site": "cross-site" }),
  },
  ...["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"].map((type) => ({
    name: `a foreign Origin and ${type.split(";")[0]}`,
    headers: () => ({ origin: FOREIGN, "sec-fetch-site": "cross-site", "content-type": type }),
  })),
];

/** Of the shop's own pages, or of no browser. */
const OWN_FORMS: Form[] = [
  { name: "no Origin", headers: () => ({}) },
  { name: "no Origin and a foreign Referer", headers: () => ({ referer: `${FOREIGN}/` }) },
  { name: "our Origin", headers: (own) => ({ origin: own, "sec-fetch-site": "same-origin" }) },
];

const CROSS_SITE = "cross-site-request";

const MUTATING = ENDPOINTS.filter(({ operation }) => !operation.startsWith("GET "));

const callWith = (scene: Scene, operation: string, headers: Record<string, string>): Promise<Reply> => {
  const [method = "POST", path = ""] = operation.split(" ");
  return ask(scene.urls[0], path.replace(/\{\w+\}/g, "of_nothing"), {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: "{}",
  });
};

/** Every changing route, as another site's page would have a browser call it. */
export const proveCrossSite = async (claims: Claims, scene: Scene): Promise<void> => {
  const own = new URL(scene.shop.variables.APP_URL ?? "").origin;
  const cookies = {
    session: scene.admin.headers.cookie,
    cart: `cartId=${randomUUID()}`,
    order: scene.theirs.guestCookie,
  };
  const before = await fingerprint(scene.sql);
  const passed: string[] = [];
  let calls = 0;
  const all = MUTATING.flatMap(({ operation }) =>
    FOREIGN_FORMS.flatMap((form) =>
      Object.entries(cookies).map(([kind, cookie]) => ({ operation, form, kind, cookie })),
    ),
  );
  await each(all, 8, async ({ operation, form, kind, cookie }) => {
    const reply = await callWith(scene, operation, { cookie, ...form.headers(own) });
    calls += 1;
    const refused =
      reply.slug === CROSS_SITE || (kind !== "session" && reply.status === 401) || reply.status === 405;
    if (!refused) passed.push(`${operation} with ${form.name} by ${kind}: ${reply.status} ${reply.slug}`);
  });
  claims.none(passed, `${calls} calls of ${MUTATING.length} changing routes from another site pass`);
  claims.none(changedSince(before, await fingerprint(scene.sql)), "Tables that they changed");

  const turnedAway: string[] = [];
  await each(
    MUTATING.flatMap(({ operation }) => OWN_FORMS.map((form) => ({ operation, form }))).filter(
      ({ operation }) => operation !== "DELETE /api/users/me" && operation !== "DELETE /api/cart",
    ),
    8,
    async ({ operation, form }) => {
      const reply = await callWith(scene, operation, { cookie: cookies.session, ...form.headers(own) });
      if (reply.slug === CROSS_SITE) turnedAway.push(`${operation} with ${form.name}`);
    },
  );
  claims.none(turnedAway, "The same calls from the shop itself, or from no browser, that are refused for it");
};
