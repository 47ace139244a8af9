import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openJournal } from "./journal";
import { newDataDir } from "./testing";

const newPath = () => join(newDataDir(), "log", "records.ndjson");

test("what was acknowledged is read back in order by the next one who opens the file", async () => {
  const path = newPath();
  const { journal } = await openJournal<number>(path);
  await Promise.all(Array.from({ length: 50 }, (_, n) => journal.append(n)));
  const again = await openJournal<number>(path);
  expect(again.records).toEqual(Array.from({ length: 50 }, (_, n) => n));
});

test("a line cut short by a crash is dropped, and what follows later is kept", async () => {
  const path = newPath();
  const first = await openJournal<string>(path);
  await first.journal.append("whole");
  appendFileSync(path, '"to');
  const second = await openJournal<string>(path);
  expect(second.records).toEqual(["whole"]);
  await second.journal.append("later");
  expect((await openJournal<string>(path)).records).toEqual(["whole", "later"]);
});

test("records appended while the file is rewritten are kept", async () => {
  const path = newPath();
  const { journal } = await openJournal<string>(path);
  const state = new Set<string>();
  const put = async (value: string) => {
    await journal.append(value);
    state.add(value);
  };
  const before = put("before");
  const rewriting = journal.rewrite(state);
  await Promise.all([before, rewriting, put("during")]);
  expect((await openJournal<string>(path)).records).toEqual(["before", "during"]);
  expect(readFileSync(path, "utf8")).toBe('"before"\n"during"\n');
});
