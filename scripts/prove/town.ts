import type pg from "pg";
import { makePeople, makeProduct, type Person } from "./people";
import type { ProvenShop } from "./shop";

export const START_BALANCE = 50_000;
const STOCK = 100_000;

const fillWallets = async (sql: pg.Pool, people: Person[]): Promise<void> => {
  const ids = people.map(({ userId }) => userId);
  await sql.query("insert into wallets (user_id, balance) select unnest($1::text[]), $2", [
    ids,
    START_BALANCE,
  ]);
  await sql.query(
    `insert into wallet_entries (id, user_id, amount, balance_after, reason, cause, actor, created_at)
     select 'wal_' || id, id, $2, $2, 'a present', 'present:' || id, 'system:proof', now() from unnest($1::text[]) as id`,
    [ids, START_BALANCE],
  );
};

/** An empty shop gets three products and people with money, whose sessions are open. */
export const populate = async (shop: ProvenShop, sql: pg.Pool, count: number) => {
  const secret = shop.variables.NEXTAUTH_SECRET ?? "";
  const url = shop.variables.APP_URL ?? "";
  const [admin] = await makePeople(sql, { count: 1, secret, role: "admin" });
  if (!admin) throw new Error("There is no admin.");
  const products: string[] = [];
  for (const [name, price] of [
    ["Lamp", 4900],
    ["Cheese", 795],
    ["Bicycle", 6500],
  ] as const)
    products.push(await makeProduct(url, admin, { name, price, stock: STOCK }));
  const people = await makePeople(sql, { count, secret });
  await fillWallets(sql, people);
  return { url, admin, products, people };
};
