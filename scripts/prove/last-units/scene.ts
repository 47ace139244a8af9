import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { type Answer, call } from "../calls";
import { ADDRESS, makePeople, makeProduct, type Person } from "../people";
import type { ProvenShop } from "../shop";

export type Scene = {
  shop: ProvenShop;
  sql: pg.Pool;
  /** Two servers on one platform. */
  urls: [string, string];
  secret: string;
  admin: Person;
  buyers: Person[];
  /** Calls that were answered "unavailable" and asked again: more than the machine could do at once. */
  cameBack: number;
  /** Products that nobody runs short of, in the order of their identifiers. */
  plenty: string[];
};

const ASKED_AT_MOST = 5;
const PLENTY = 4;
const MORE_THAN_ENOUGH = 1_000_000;

export const makePlace = async (
  shop: ProvenShop,
  sql: pg.Pool,
  urls: [string, string],
  count: number,
): Promise<Scene> => {
  const secret = shop.variables.NEXTAUTH_SECRET ?? "";
  const [admin] = await makePeople(sql, { count: 1, secret, role: "admin" });
  if (!admin) throw new Error("There is no admin.");
  const plenty: string[] = [];
  for (let n = 0; n < PLENTY; n += 1) {
    const product = { name: `Plenty ${n}`, price: 900, stock: MORE_THAN_ENOUGH };
    plenty.push(await makeProduct(urls[0], admin, product));
  }
  return {
    shop,
    sql,
    urls,
    secret,
    admin,
    buyers: await makePeople(sql, { count, secret }),
    cameBack: 0,
    plenty: plenty.sort(),
  };
};

/** Orders one of each of these, in this order; whoever is told to come back later does so. */
export const order = async (scene: Scene, at: 0 | 1, buyer: Person, products: string[]): Promise<Answer> => {
  for (let asked = 1; ; asked += 1) {
    const answer = await call(`${scene.urls[at]}/api/checkout/create-payment-intent`, {
      headers: buyer.headers,
      body: {
        items: products.map((productId) => ({ productId, quantity: 1 })),
        email: buyer.email,
        shippingAddress: ADDRESS,
      },
    });
    if (answer.status !== 503 || asked === ASKED_AT_MOST) return answer;
    scene.cameBack += 1;
    await delay(1_000 * asked);
  }
};

export const kindOf = ({ status, slug }: Answer): string => (slug ? `${status} ${slug}` : String(status));

export const stockOf = async (
  sql: pg.Pool,
  productId: string,
): Promise<{ stock: number; reserved: number }> =>
  (await sql.query("select stock, reserved from product_stock where product_id = $1", [productId])).rows[0];

/** Paid orders that hold this product. */
export const soldOf = async (sql: pg.Pool, productId: string): Promise<number> => {
  const { rows } = await sql.query<{ sold: number }>(
    `select coalesce(sum(l.quantity), 0)::int as sold from order_lines l join orders o on o.id = l.order_id
     where l.product_id = $1 and o.status = 'paid'`,
    [productId],
  );
  return rows[0]?.sold ?? 0;
};

/** Whether it becomes so within that time. */
export const until = async (withinMs: number, isSo: () => Promise<boolean>): Promise<boolean> => {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (await isSo()) return true;
    await delay(50);
  }
  return false;
};

export const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
