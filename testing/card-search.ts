import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { listBackups } from "@/lib/pipelines/backup-queries";
import { readBackup } from "@/lib/pipelines/read-backup";
import { withKv } from "@/lib/services/kv";
import { indexName, withSearchIndex } from "@/lib/services/search-index";

/** Every row of every table, as text. */
export const readDatabase = async (db: Database): Promise<string> => {
  const { rows: tables } = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const dumps = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await db.execute<{ text: string }>(
        sql`select to_jsonb(t)::text as text from ${sql.identifier(name)} t`,
      );
      return rows.map(({ text }) => text).join("\n");
    }),
  );
  return dumps.join("\n");
};

/** Every file below a folder, as text. */
export const readFolder = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");

const READERS: Record<string, [string, ...string[]]> = {
  string: ["get"],
  hash: ["hgetall"],
  list: ["lrange", "0", "-1"],
  set: ["smembers"],
  zset: ["zrange", "0", "-1"],
  stream: ["xrange", "-", "+"],
};

/** Every key of KV and what lies under it. */
export const readKv = (): Promise<string> =>
  withKv(async (kv) => {
    const found: unknown[] = [];
    for (const key of await kv.keys("*")) {
      const [command, ...args] = READERS[await kv.type(key)] ?? ["get"];
      const script = "return cjson.encode(redis.call(ARGV[1], KEYS[1], unpack(ARGV, 2)))";
      found.push(key, await kv.eval(script, [key], [command, ...args]));
    }
    return JSON.stringify(found);
  });

/** Every document of every index of this deployment. */
export const readIndices = (): Promise<string> =>
  withSearchIndex(async (client) => {
    const found: unknown[] = [];
    const { items } = await client.listIndices();
    for (const { name } of items.filter((item) => item.name.startsWith(indexName("")))) {
      await client.browseObjects({
        indexName: name,
        browseParams: { query: "", hitsPerPage: 1000 },
        aggregator: ({ hits }) => void found.push(...hits),
      });
    }
    return JSON.stringify(found);
  });

/** Every backup, decrypted and unpacked. */
export const readBackups = async (db: Database): Promise<string> => {
  const { backups } = await listBackups(db, { limit: 100 });
  const contents = await Promise.all(backups.map(({ key }) => readBackup(db, key)));
  return contents.map((content) => (content.ok ? content.value.toString() : "")).join("\n");
};

/** The text, and what of it is written in base64. */
const decoded = (text: string): string => {
  const words = text.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? [];
  return [text, ...words.map((word) => Buffer.from(word, "base64").toString("latin1"))].join("\n");
};

const withoutSeparators = (text: string): string => text.replace(/(?<=\d)[\s._-]+(?=\d)/g, "");

/** What of a card stands in a text, however it is spaced: its numbers by their digits, its code as a word of its own. */
export const findCard = (
  text: string,
  { numbers, cvv }: { numbers: readonly string[]; cvv: string },
): string[] => {
  const whole = decoded(text);
  const digits = withoutSeparators(whole);
  const found = numbers.filter((number) => digits.includes(number.replace(/\D/g, "")));
  const code = new RegExp(`(?<![\\w.:+-])${cvv}(?![\\w.:+-])`);
  return [...found, ...(code.test(whole) ? [cvv] : [])];
};
