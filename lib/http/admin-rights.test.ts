import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { users } from "@/db/schema/accounts";
import { auditEntries } from "@/db/schema/audit";
import { useDatabase } from "@/testing/database";
import { askAs } from "@/testing/desk";
import { signIn } from "@/testing/session";

const db = useDatabase();

const files = (folder: string, wanted: RegExp): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const ACTIONS = files("lib", /^([a-z-]+-)?actions\.ts$/).filter((file) =>
  readFileSync(file, "utf8").includes("asAdmin"),
);
const PAGES = files("app/admin", /^page\.tsx$/);

type Action = (before: unknown, form: FormData) => Promise<{ ok: boolean; problem?: { slug: string } }>;
type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<unknown>;

const load = (file: string): Promise<Record<string, unknown>> => import(/* @vite-ignore */ `@/${file}`);

const params = { productId: "prd_x", orderId: "ord_x", userId: "usr_x", id: "x", name: "x", key: "x" };

/** What a page threw instead of rendering: Next's own word for it. */
const digestOf = async (file: string): Promise<string> => {
  const { default: page } = (await load(file)) as { default: Page };
  const thrown = await page({ params: Promise.resolve(params), searchParams: Promise.resolve({}) }).then(
    () => new Error("it rendered"),
    (error: Error & { digest?: string }) => error,
  );
  return (thrown as { digest?: string }).digest ?? String(thrown);
};

const OUTSIDERS: Record<string, { headers: Record<string, string>; slug: string; digest: RegExp }> = {
  guest: { headers: {}, slug: "unauthenticated", digest: /^NEXT_REDIRECT;.*\/sign-in\?next=%2Fadmin/ },
};

beforeAll(async () => {
  const shopper = await signIn(db());
  const deactivated = await signIn(db(), "admin");
  await db().update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, deactivated.userId));
  const demoted = await signIn(db(), "admin");
  await db().update(users).set({ role: "shopper" }).where(eq(users.id, demoted.userId));
  const notFound = /^NEXT_HTTP_ERROR_FALLBACK;404/;
  OUTSIDERS.shopper = { headers: shopper.headers, slug: "forbidden", digest: notFound };
  OUTSIDERS.demoted = { headers: demoted.headers, slug: "forbidden", digest: notFound };
  OUTSIDERS.deactivated = {
    headers: deactivated.headers,
    slug: "unauthenticated",
    digest: /^NEXT_REDIRECT;.*\/sign-in/,
  };
});

test("there are actions and pages to look at", () => {
  expect(ACTIONS.length).toBeGreaterThanOrEqual(5);
  expect(PAGES.length).toBeGreaterThanOrEqual(12);
});

describe.each(["guest", "shopper", "demoted", "deactivated"])("a %s", (who) => {
  const outsider = () => {
    const found = OUTSIDERS[who];
    if (!found) throw new Error(`nobody is called ${who}`);
    askAs(found.headers);
    return found;
  };

  test.each(ACTIONS)("can do nothing by %s", async (file) => {
    const { slug } = outsider();
    for (const [name, action] of Object.entries(await load(file))) {
      const answer = await (action as Action)(null, new FormData());
      expect(answer, name).toMatchObject({ ok: false, problem: { slug } });
    }
    expect(await db().$count(auditEntries)).toBe(0);
  });

  test.each(PAGES)("sees nothing of %s", async (file) => {
    const { digest } = outsider();
    expect(await digestOf(file)).toMatch(digest);
  });
});
