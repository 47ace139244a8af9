import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { useDatabase } from "@/testing/database";

const db = useDatabase();

test("a rush waits for its turn instead of being told that the database is away", {
  timeout: 20_000,
}, async () => {
  const slow = Array.from({ length: 20 }, () =>
    db().transaction((tx) => tx.execute(sql`select pg_sleep(3.5)`)),
  );
  const waiting = db().transaction((tx) => tx.execute<{ one: number }>(sql`select 1 as one`));
  expect((await waiting).rows).toEqual([{ one: 1 }]);
  await Promise.all(slow);
});
