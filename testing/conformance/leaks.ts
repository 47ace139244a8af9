import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Answer } from "./routes";

/** Handed to every browser. */
const PUBLIC = new Set(["STRIPE_PUBLISHABLE_KEY", "ALGOLIA_SEARCH_KEY"]);

const secretsOfEnvironment = (): [string, string][] =>
  Object.entries(process.env).flatMap(([name, value]): [string, string][] => {
    if (!value || value.length < 8 || PUBLIC.has(name)) return [];
    return /(SECRET|TOKEN|KEY|DATABASE_URL)$/.test(name) ? [[name, value]] : [];
  });

const IN_ANY = /\$argon2|\n\s+at \S.*:\d+:\d+|node_modules\//;
/** How databases and vendors put what went wrong. */
const IN_PROBLEMS =
  /Failed query|duplicate key|invalid input syntax|out of range for type|syntax error|does not exist in|relation "|column "|WRONGTYPE|No such payment_intent|StripeError|ZodError|TypeError|RangeError|Cannot (read|convert)|is not a function/;

/** Reads along with answers and says what must not stand in them. */
export const watchForLeaks = () => {
  const secrets = secretsOfEnvironment();
  const words = new Set<string>();
  return {
    look({ status, text }: Answer): string | null {
      for (const [word] of text.matchAll(/[\w+/=-]{32,}/g)) words.add(word);
      const [secret] = secrets.find(([, value]) => text.includes(value)) ?? [];
      if (secret) return `lets out ${secret}`;
      if (IN_ANY.test(text)) return "lets out a stack or a password's hash";
      const [found] = (status >= 400 && IN_PROBLEMS.exec(text)) || [];
      return found ? `lets out "${found}"` : null;
    },
    /** Columns of hashes of which a value stood in an answer. */
    async storedHashesSeen(db: Database): Promise<string[]> {
      const { rows: columns } = await db.execute<{ table_name: string; column_name: string }>(
        sql`select table_name, column_name from information_schema.columns
            where table_schema = 'public' and column_name like '%hash%' and data_type = 'text'`,
      );
      const seen = await Promise.all(
        columns.map(async ({ table_name, column_name }) => {
          const column = sql.identifier(column_name);
          const { rows } = await db.execute<{ value: string }>(
            sql`select distinct ${column} as value from ${sql.identifier(table_name)} where ${column} is not null`,
          );
          return rows.some(({ value }) => words.has(value)) ? [`${table_name}.${column_name}`] : [];
        }),
      );
      return seen.flat();
    },
  };
};
