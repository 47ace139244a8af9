import { randomUUID } from "node:crypto";
import { hashPassword } from "@/lib/accounts/passwords";
import type { Claims } from "../claims";
import { makePeople } from "../people";
import { ask, cookiesOf, median, type Reply } from "./raw";
import { type Scene, secretOf } from "./scene";
import { isShort } from "./short";

/** Pairs of tries; each address is tried less often than locks it. */
const PAIRS = isShort ? 40 : 200;
const TRIES_EACH = 4;
const WITHIN = isShort ? 0.1 : 0.03;
const WARM_UP = 10;
const ROUNDS = 4;

export const PASSWORD = "Planted-Quokka-Pass-42";

const signIn = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(url, "/api/auth/callback/credentials", {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  });

/** People who can sign in by hand. */
const membersOf = async ({ sql, shop }: Scene, count: number) => {
  const people = await makePeople(sql, { count, secret: secretOf(shop, "NEXTAUTH_SECRET") });
  await sql.query("update users set password_hash = $2, email_verified_at = now() where id = any($1)", [
    people.map(({ userId }) => userId),
    await hashPassword(PASSWORD),
  ]);
  return people;
};

/** One after the other, in either order. */
type Pair = { known: number; unknown: number };

const measure = async (scene: Scene, pairs: Pair[]): Promise<void> => {
  const members = await membersOf(scene, Math.ceil(PAIRS / TRIES_EACH));
  const strangers = members.map(() => `${randomUUID()}@example.com`);
  const refuse = async (email = "") => (await signIn(scene.urls[0], { email, password: "Wrong-Pass-9" })).ms;
  for (let n = 0; n < WARM_UP; n += 1) await refuse(`${randomUUID()}@example.com`);
  for (let n = 0; n < PAIRS; n += 1) {
    const at = n % members.length;
    const first = await refuse(n % 2 === 0 ? members[at]?.email : strangers[at]);
    const second = await refuse(n % 2 === 0 ? strangers[at] : members[at]?.email);
    pairs.push(n % 2 === 0 ? { known: first, unknown: second } : { known: second, unknown: first });
  }
};

/**
 * The pairs in which the machine had least else to do, by what both took together; so nothing is chosen for being known
 * or unknown.
 */
const quietest = (pairs: readonly Pair[]): Pair[] =>
  pairs.toSorted((a, b) => a.known + a.unknown - b.known - b.unknown).slice(0, Math.ceil(pairs.length / 2));

const mediansOf = (pairs: readonly Pair[]): Pair => {
  const quiet = quietest(pairs);
  return {
    known: median(quiet.map(({ known }) => known)),
    unknown: median(quiet.map(({ unknown }) => unknown)),
  };
};

const differenceOf = ({ known, unknown }: Pair): number => Math.abs(known / unknown - 1);

/**
 * How long it takes to be refused tells nothing of whether there is such an account. On a busy machine medians need more
 * tries to come to rest; a difference that is there stays.
 */
export const proveSignInTiming = async (claims: Claims, scene: Scene): Promise<void> => {
  const pairs: Pair[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await measure(scene, pairs);
    if (differenceOf(mediansOf(pairs)) <= WITHIN) break;
  }
  const medians = mediansOf(pairs);
  const shown = `${medians.known.toFixed(2)} and ${medians.unknown.toFixed(2)} ms`;
  claims.claim(
    differenceOf(medians) <= WITHIN,
    `${pairs.length} pairs of refused sign-ins, the quieter half: medians of known and unknown addresses within ${WITHIN * 100} %`,
    `${shown}, ${(differenceOf(medians) * 100).toFixed(2)} %`,
  );
};

const SESSION = /next-auth\.session-token=([^;]+)/;
const sessionIn = (reply: Reply): string => {
  const found = SESSION.exec(cookiesOf(reply))?.[1];
  if (!found) throw new Error(`Nobody was signed in: ${reply.status} ${reply.text.slice(0, 200)}`);
  return `next-auth.session-token=${found}`;
};

const statusOf = async (url: string, cookie: string): Promise<number> =>
  (await ask(url, "/api/users/me", { headers: { cookie } })).status;

/** The cookies that must not be found anywhere afterwards. */
export const usedSessions: string[] = [];

/** Sessions on two servers: another one with each sign-in, dead on both at once when it ends. */
export const proveSessions = async (claims: Claims, scene: Scene): Promise<void> => {
  const [one, other] = scene.urls;
  const [member] = await membersOf(scene, 1);
  const fields = { email: member?.email ?? "", password: PASSWORD };
  const planted = "next-auth.session-token=chosen-by-somebody-else";
  const first = sessionIn(await signIn(one, fields, { cookie: planted }));
  const second = sessionIn(await signIn(other, fields, { cookie: first }));
  const phone = sessionIn(await signIn(other, fields));
  usedSessions.push(first, second, phone);
  claims.claim(
    first !== planted && second !== first,
    "Each sign-in gives another session than the browser had",
    "three sessions",
  );
  const before = [await statusOf(one, first), await statusOf(other, first), await statusOf(one, second)];
  claims.claim(before.join() === "401,401,200", "The one before is dead on both servers", before.join(", "));
  const csrf = {
    cookie: second,
    "content-type": "application/x-www-form-urlencoded",
    "sec-fetch-site": "same-origin",
  };
  await ask(one, "/api/auth/signout", { method: "POST", headers: csrf, body: "callbackUrl=%2F" });
  const after = [await statusOf(one, second), await statusOf(other, second), await statusOf(other, phone)];
  claims.claim(
    after.join() === "401,401,200",
    "Signed out on one server, a copy of the cookie is refused by both, the phone stays",
    after.join(", "),
  );
  const pages = await Promise.all(
    scene.urls.map((url) => ask(url, "/account", { headers: { cookie: second } })),
  );
  claims.claim(
    pages.every(({ text }) => text.includes("/sign-in?next=") && !text.includes(fields.email)),
    "Pages lead that copy to sign in and show nothing",
    pages.map(({ status }) => status).join(", "),
  );
  const third = sessionIn(await signIn(one, fields));
  usedSessions.push(third);
  const change = { currentPassword: PASSWORD, newPassword: `${PASSWORD}-new` };
  const changed = await ask(one, "/api/users/me", {
    method: "PATCH",
    headers: { cookie: third },
    json: change,
  });
  const rest = [await statusOf(other, phone), await statusOf(other, third)];
  claims.claim(
    changed.status === 200 && rest[0] === 401,
    "Another password ends the sessions of other devices on the other server too",
    `${changed.status}, ${rest.join(", ")}`,
  );
  const crossSite = await signIn(one, fields, {
    "sec-fetch-site": "cross-site",
    origin: "https://elsewhere.example",
  });
  claims.claim(
    !SESSION.test(cookiesOf(crossSite)),
    "Another site cannot sign a browser in",
    `${crossSite.status} ${crossSite.headers.location ?? ""}`,
  );
  await ask(one, "/api/auth/signout", {
    method: "POST",
    headers: { cookie: third, "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" },
    body: "",
  });
  const still = await statusOf(other, third);
  claims.claim(still === 200, "nor out", still);
};
