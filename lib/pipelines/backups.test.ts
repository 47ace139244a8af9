import { randomBytes } from "node:crypto";
import * as zlib from "node:zlib";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inTransaction } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { deliveries, events } from "@/db/schema/events";
import { backupEntries, backups, externalOrderDocuments } from "@/db/schema/pipelines";
import { createContext } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import * as blob from "@/lib/services/blob";
import { useDatabase } from "@/testing/database";
import { externalOrder, keptOrder } from "@/testing/external-orders";
import { listBackups, readBackupTotals } from "./backup-queries";
import { bufferBackup } from "./buffer-backup";
import { checkBackups } from "./check-backups";
import { externalOrderEvent } from "./external-order-event";
import { chooseLines, flushBackups, flushOverdueBackups } from "./flush-backups";
import { readBackup } from "./read-backup";
import { rebuildOrders } from "./rebuild-orders";
import { restoreBackup, restoreStore } from "./restore-backup";
import { backupKey, FLUSH_BYTES } from "./rules";
import { seal, unseal } from "./seal";
import { takeInOrder } from "./take-in-order";

const db = useDatabase();
const context = () => createContext(db(), "user:admin");

beforeEach(async () => {
  for (const table of [deliveries, events, backups, backupEntries, externalOrderDocuments])
    await db().delete(table);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Takes an order in and does what its delivery to the backup pipeline would; answers the event's id. */
const backUp = async (id: string | number, more: Record<string, unknown> = {}): Promise<string> => {
  const ctx = context();
  await takeInOrder(ctx, keptOrder(externalOrder({ id, ...more })));
  const [event] = await db()
    .select()
    .from(events)
    .where(sql`aggregate_id = ${`external:${id}`}`);
  if (!event) throw new Error("there is no event");
  await inTransaction(db(), (tx) =>
    bufferBackup(tx, ctx, event as unknown as Parameters<typeof bufferBackup>[2]),
  );
  return event.id;
};

const linesOf = async (key: string): Promise<Record<string, unknown>[]> => {
  const content = await readBackup(db(), key);
  if (!content.ok) throw new Error(content.problem.detail);
  return content.value
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
};

const keys = async () => (await listBackups(db(), { limit: 100 })).backups.map(({ key }) => key);

describe("an object", () => {
  test("holds one JSON a line, whole but for the card, under the hour in UTC", async () => {
    const order = externalOrder({ id: 7 });
    await backUp(7);
    await flushBackups(context());
    const [key = ""] = await keys();
    expect(key).toMatch(/^\d{4}\/\d\d\/\d\d\/\d\d\/[\w-]+\.ndjson\.gz\.enc$/);
    expect(key.slice(0, 13)).toBe(new Date().toISOString().slice(0, 13).replace(/[-T]/g, "/"));
    const [line] = await linesOf(key);
    const { payment, ...rest } = order;
    const kept = Object.fromEntries(
      Object.entries(payment as object).filter(([name]) => !name.startsWith("card-")),
    );
    expect(line?.data).toEqual({ ...rest, payment: kept });
    expect(Object.keys(payment as object)).toHaveLength(Object.keys(kept).length + 5);
  });

  test("cannot be read in the store", async () => {
    await backUp(7);
    await flushBackups(context());
    const [row] = await db().select().from(backups);
    const raw = Buffer.from((await blob.readBlob(row?.url ?? "")) ?? []);
    expect(raw.length).toBe(row?.storedBytes);
    expect(raw.includes("Mina") || raw.includes("external:7")).toBe(false);
    const changed = Buffer.from(raw);
    changed[40] = (changed[40] ?? 0) ^ 1;
    expect(() => unseal(changed)).toThrow("changed after it was written");
  });

  test("is read from the store alone when the database has forgotten it", async () => {
    await backUp(7);
    await flushBackups(context());
    const [key = ""] = await keys();
    await db().delete(backups);
    expect(await linesOf(key)).toHaveLength(1);
  });

  test.each(["none", "gzip", "brotli"] as const)("packed with %s is unpacked again", async (format) => {
    vi.spyOn(env, "BACKUP_FORMAT", "get").mockReturnValue(format);
    await backUp(format);
    await flushBackups(context());
    const [key = ""] = await keys();
    expect(
      key.endsWith({ none: ".ndjson.enc", gzip: ".ndjson.gz.enc", brotli: ".ndjson.br.enc" }[format]),
    ).toBe(true);
    expect(await linesOf(key)).toMatchObject([{ aggregateId: `external:${format}` }]);
  });

  test("is tried at every deployment, so that a wrong setting stops it and not the first backup", async () => {
    const format = vi.spyOn(env, "BACKUP_FORMAT", "get").mockReturnValue("brotli");
    await checkBackups();
    format.mockReturnValue("zstd");
    const hasZstd = "zstdCompress" in zlib;
    if (hasZstd) await checkBackups();
    else await expect(checkBackups()).rejects.toThrow("has no zstd; it comes with 22.15");
    format.mockReturnValue("gzip");
    vi.spyOn(env, "BACKUP_KEYS", "get").mockReturnValue("short:abc");
    await expect(checkBackups()).rejects.toThrow("each key 32 bytes in base64");
  });

  test("holds a minute at most, and five megabytes", () => {
    const at = (seconds: number, bytes = 1000) => ({
      seq: seconds,
      bytes,
      bufferedAt: new Date(seconds * 1000),
    });
    expect(chooseLines([at(0), at(30), at(60), at(61)])).toHaveLength(3);
    const half = FLUSH_BYTES / 2;
    expect(chooseLines([at(0, half), at(1, half), at(2, 1)])).toHaveLength(2);
    expect(chooseLines([at(0, FLUSH_BYTES + 1), at(1)])).toHaveLength(1);
    expect(chooseLines([])).toEqual([]);
  });

  test("lies behind the prefix", () => {
    const row = { id: "bkp_1", firstAt: new Date("2026-01-31T23:59:58.123-05:00") };
    expect(backupKey(row, { prefix: "shop/", format: "gzip" })).toBe(
      "shop/2026/02/01/04/20260201T045958Z-bkp_1.ndjson.gz.enc",
    );
  });
});

describe("a key", () => {
  test("that was followed by a new one still opens its objects; without it they say which one is missing", () => {
    const before = seal(Buffer.from("old"), "none");
    const old = env.BACKUP_KEYS;
    const fresh = `next:${randomBytes(32).toString("base64")}`;
    const keysOf = vi.spyOn(env, "BACKUP_KEYS", "get").mockReturnValue(`${fresh},${old}`);
    const after = seal(Buffer.from("new"), "none");
    expect([before.keyId, after.keyId]).toEqual(["tests", "next"]);
    expect(unseal(before.sealed).content.toString()).toBe("old");
    expect(unseal(after.sealed).content.toString()).toBe("new");
    keysOf.mockReturnValue(fresh);
    expect(() => unseal(before.sealed)).toThrow("The key tests is not among BACKUP_KEYS");
  });
});

describe("a flush", () => {
  test("that crashed between the object and its mark writes the same object again", async () => {
    const ids = [await backUp(1), await backUp(2)];
    const putBlob = vi.spyOn(blob, "putBlob").mockRejectedValueOnce(new Error("killed before"));
    await expect(flushBackups(context())).rejects.toThrow("killed before");
    putBlob.mockImplementationOnce(async (...args) => {
      putBlob.mockRestore();
      await blob.putBlob(...args);
      throw new Error("killed after");
    });
    await expect(flushBackups(context())).rejects.toThrow("killed after");
    const late = await backUp(3);
    await flushBackups(context());
    const stored = (await keys()).reverse();
    expect(stored).toHaveLength(2);
    const held = await Promise.all(stored.map(async (key) => (await linesOf(key)).map(({ id }) => id)));
    expect(held).toEqual([ids, [late]]);
    expect(await readBackupTotals(db())).toMatchObject({ objects: 2, events: 3, waiting: 0 });
  });

  test("of several processes at once loses no line and writes none twice", async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, (_, n) => backUp(n)));
    await Promise.all(Array.from({ length: 6 }, () => flushBackups(context())));
    const held = await Promise.all(
      (await keys()).map(async (key) => (await linesOf(key)).map(({ id }) => id)),
    );
    expect(held.flat().sort()).toEqual(ids.sort());
  });

  test("by the clock leaves alone what has not waited its minute", async () => {
    await backUp(1);
    expect(await flushOverdueBackups(context())).toBe(0);
    await db()
      .update(backupEntries)
      .set({ bufferedAt: new Date(Date.now() - 61_000) });
    expect(await flushOverdueBackups(context())).toBe(1);
  });

  test("is asked for by the first line, once, and by the line that fills an object", async () => {
    const ctx = context();
    const order = { ...externalOrderEvent(keptOrder(externalOrder({ id: 1 }))), version: 1 };
    const event = { ...order, occurredAt: new Date(), actor: "x", requestId: "y" };
    const buffer = (id: string) => inTransaction(db(), (tx) => bufferBackup(tx, ctx, { ...event, id }));
    await buffer("evt_1");
    await buffer("evt_2");
    expect(ctx.afterwards).toHaveLength(1);
    await db().update(backupEntries).set({ bytes: FLUSH_BYTES });
    for (let n = 3; n < 14; n += 1) await buffer(`evt_${n}`);
    expect(ctx.afterwards.length).toBeGreaterThan(1);
  });
});

describe("restoring", () => {
  test("puts back what is missing under its own id, and leaves alone what is there", async () => {
    const [lost, kept] = [await backUp("lost"), await backUp("kept", { amount: 55 })];
    await flushBackups(context());
    const [key = ""] = await keys();
    const [was] = await db().select().from(events).where(sql`id = ${lost}`);
    await db().delete(events).where(sql`id = ${lost}`);
    await db().delete(externalOrderDocuments).where(sql`id = 'lost'`);
    await db()
      .update(events)
      .set({ attributes: { touched: true } })
      .where(sql`id = ${kept}`);
    expect(await restoreBackup(context(), key)).toEqual({
      ok: true,
      value: { read: 2, restored: 1, untouched: 1 },
    });
    const [is] = await db().select().from(events).where(sql`id = ${lost}`);
    const { seq: _, fannedOutAt: __, ...expected } = was ?? { seq: 0, fannedOutAt: null };
    expect(is).toMatchObject(expected);
    expect(is?.fannedOutAt).not.toBeNull();
    const [untouched] = await db().select().from(events).where(sql`id = ${kept}`);
    expect(untouched?.attributes).toEqual({ touched: true });
    const [document] = await db().select().from(externalOrderDocuments).where(sql`id = 'lost'`);
    expect(document?.document).toEqual(keptOrder(externalOrder({ id: "lost" })));
    expect(await restoreBackup(context(), key)).toMatchObject({ value: { restored: 0, untouched: 2 } });
    expect(await db().select().from(auditEntries)).toMatchObject([
      { action: "backup.restore", subject: key },
      { action: "backup.restore" },
    ]);
  });

  test("the whole store brings back what a lost database held", async () => {
    vi.spyOn(env, "BACKUP_PREFIX", "get").mockReturnValue("lost/");
    const ids = [await backUp("one"), await backUp("two")];
    await flushBackups(context());
    ids.push(await backUp("three"));
    await flushBackups(context());
    await blob.putBlob("lost/2026/01/01/00/x.ndjson.gz.enc", Buffer.from("?"), "application/octet-stream");
    for (const table of [events, backups, externalOrderDocuments]) await db().delete(table);
    expect(await restoreStore(context(), "lost/")).toEqual({
      objects: 3,
      read: 3,
      restored: 3,
      untouched: 0,
      unreadable: ["lost/2026/01/01/00/x.ndjson.gz.enc: This object is not a backup of this shop."],
    });
    expect((await db().select().from(events)).map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(await db().$count(externalOrderDocuments)).toBe(3);
    const rebuilt = await rebuildOrders(context(), { swaps: true });
    expect(rebuilt.differences).toHaveLength(3);
  });

  test("of what is no backup says so and changes nothing", async () => {
    const key = "2026/01/01/00/20260101T000000Z-bkp_x.ndjson.gz.enc";
    expect(await restoreBackup(context(), key)).toMatchObject({ ok: false, problem: { slug: "not-found" } });
    await blob.putBlob(key, Buffer.from("not sealed"), "application/octet-stream");
    expect(await restoreBackup(context(), key)).toMatchObject({ ok: false, problem: { slug: "conflict" } });
    expect(await db().$count(events)).toBe(0);
  });
});
