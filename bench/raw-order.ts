import type pg from "pg";
import { createId } from "@/lib/kernel/ids";
import { ADDRESS } from "@/scripts/prove/people";

export type RawOrder = { orderId: string; userId: string; cartKey: string; productId: string };

const PRICE = 5900;

const inTransaction = async (
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<void>,
): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await work(client);
    await client.query("commit");
  } finally {
    client.release();
  }
};

const lockStock = (client: pg.PoolClient, productId: string) =>
  client.query(
    "select * from product_stock where product_id = any($1::text[]) order by product_id for update",
    [[productId]],
  );

const moveStock = (client: pg.PoolClient, productId: string, stock: number, reserved: number) =>
  client.query(
    `update product_stock set stock = stock + m.quantity * $3::int, reserved = reserved + m.quantity * $4::int
     from unnest($1::text[], $2::int[]) as m(product_id, quantity) where product_stock.product_id = m.product_id`,
    [[productId], [1], stock, reserved],
  );

/** No subscription hears this type, so that the shop does not work on what is only measured here. */
const tell = (client: pg.PoolClient, orderId: string) =>
  client.query(
    `insert into events (id, type, aggregate_id, occurred_at, actor, request_id, attributes, data, fanned_out_at)
     values ($1, 'bench.measured', $2, now(), 'system:bench', 'req_bench', '{}', $3, now())`,
    [createId("evt"), orderId, JSON.stringify({ orderId })],
  );

const note = (client: pg.PoolClient, orderId: string, type: string, text: string) =>
  client.query(
    "insert into order_history (order_id, type, note, actor, at) values ($1, $2, $3, 'system:bench', now())",
    [orderId, type, text],
  );

/** What placing an order asks of Postgres: product, cart's open order, order, line, history, stock, event, payment. */
export const rawPlace = async (pool: pg.Pool, order: RawOrder | undefined): Promise<void> => {
  if (!order) return;
  const { orderId, userId, cartKey, productId } = order;
  await inTransaction(pool, async (client) => {
    await client.query("select * from products where id = any($1::text[]) and archived_at is null", [
      [productId],
    ]);
    await client.query("select * from orders where cart_key = $1 and status = 'pending_payment' for update", [
      cartKey,
    ]);
    await client.query(
      `insert into orders (id, cart_key, user_id, email, stock_state, quote, quote_hash, subtotal, total, currency,
         shipping_address, placed_at, reserved_until)
       values ($1, $2, $3, 'bench@example.com', 'held', $4, 'bench', $5, $5, 'usd', $6, now(), now() + interval '30 min')
       returning *`,
      [orderId, cartKey, userId, JSON.stringify({ total: PRICE }), PRICE, JSON.stringify(ADDRESS)],
    );
    await client.query(
      `insert into order_lines (order_id, product_id, position, name, slug, image_url, category_slug, unit_price, quantity, subtotal)
       values ($1, $2, 0, 'Bench', 'bench', '', 'bench', $3, 1, $3)`,
      [orderId, productId, PRICE],
    );
    await note(client, orderId, "placed", "Order placed.");
    await lockStock(client, productId);
    await moveStock(client, productId, 0, 1);
    await tell(client, orderId);
  });
  await pool.query("update orders set payment_intent_id = $2 where id = $1 and payment_intent_id is null", [
    orderId,
    `pi_raw_${orderId}`,
  ]);
};

/** What the webhook of a payment asks of Postgres: its event once, the order's lock, stock, state, history, event. */
export const rawPay = async (pool: pg.Pool, order: RawOrder | undefined): Promise<void> => {
  if (!order) return;
  const { orderId, productId } = order;
  await inTransaction(pool, async (client) => {
    await client.query(
      `insert into payment_events (id, type, payment_intent_id, created_at) values ($1, 'payment_intent.succeeded', $2, now())
       on conflict do nothing returning id`,
      [`evt_raw_${orderId}`, `pi_raw_${orderId}`],
    );
    await client.query("select * from orders where id = $1 for update", [orderId]);
    await client.query("select * from order_lines where order_id = $1 order by position", [orderId]);
    await lockStock(client, productId);
    await moveStock(client, productId, -1, -1);
    await client.query(
      `update orders set status = 'paid', settlement = 'card', payment_status = 'succeeded', stock_state = 'taken',
         paid_at = now(), reserved_until = null where id = $1 and status = 'pending_payment' returning *`,
      [orderId],
    );
    await note(client, orderId, "paid", "Payment received.");
    await client.query("select product_id, quantity, unit_price from order_lines where order_id = $1", [
      orderId,
    ]);
    await tell(client, orderId);
  });
};
