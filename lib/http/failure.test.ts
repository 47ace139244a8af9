import { expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { log } from "@/lib/kernel/log";

// Nobody listens here: every way to the database is refused.
vi.hoisted(() => {
  process.env.DATABASE_URL = "postgres://nobody:nothing@localhost/nowhere";
  process.env.NEON_WS_PROXY = "127.0.0.1:9/v2";
  process.env.NEON_FETCH_ENDPOINT = "http://127.0.0.1:9/sql";
});

const failureOf = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => null,
    (error: unknown) => error,
  );

test.each([
  ["a statement", () => database().execute("select 1")],
  ["a transaction", () => database().transaction((tx) => tx.execute("select 1"))],
])("%s to a database that is away is answered as unavailable", async (_, work) => {
  const { problemOf } = await import("./failure");
  const failure = await failureOf(work);
  expect(failure).not.toBeNull();
  expect(problemOf(failure, log)).toMatchObject({ slug: "unavailable" });
});
