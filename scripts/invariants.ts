import { FORK } from "./fork-invariants";
import { CAMPAIGNS, POINTS } from "./loyalty-invariants";

/**
 * What always holds in the database, as statements that find what breaks it. Each answers rows of `subject` and `detail`;
 * none in health. Seeded orders were written as history: they took no stock and no money.
 */
export type Invariant = { name: string; holds: string; violations: string };

const MONEY: Invariant[] = [
  {
    name: "order-total",
    holds: "An order's total is its goods less discounts plus shipping, and tax is part of it.",
    violations: `
      select id as subject, format('total %s, parts %s', total, subtotal - discount + shipping_fee) as detail
      from orders where total <> subtotal - discount + shipping_fee or tax not between 0 and total`,
  },
  {
    name: "order-lines",
    holds: "An order's goods are the sum of its lines, and a line is its price times its quantity.",
    violations: `
      select o.id, format('subtotal %s, lines %s', o.subtotal, coalesce(sum(l.subtotal), 0))
      from orders o left join order_lines l on l.order_id = o.id
      group by o.id having o.subtotal <> coalesce(sum(l.subtotal), 0)
        or bool_or(l.subtotal <> l.unit_price * l.quantity)`,
  },
  {
    name: "frozen-quote",
    holds: "An order costs what its frozen quote says.",
    violations: `
      select id, format('total %s, quote %s', total, quote ->> 'total')
      from orders where quote ? 'total' and (quote ->> 'total')::int <> total`,
  },
  {
    name: "wallet-balance",
    holds: "A wallet's balance is the sum of its entries.",
    violations: `
      select coalesce(w.user_id, e.user_id), format('balance %s, entries %s', w.balance, coalesce(e.sum, 0))
      from wallets w
      full join (select user_id, sum(amount) from wallet_entries group by user_id) e using (user_id)
      where coalesce(w.balance, 0) <> coalesce(e.sum, 0)`,
  },
  {
    name: "top-up-booked",
    holds: "A top-up is booked once and in full when it has succeeded, and not before.",
    violations: `
      select t.id, format('%s of %s, booked %s', t.status, t.amount, coalesce(e.amount, 0))
      from top_ups t left join wallet_entries e on e.cause = 'top-up:' || t.id
      where coalesce(e.amount, 0) <> case when t.status = 'succeeded' then t.amount else 0 end`,
  },
];

const SETTLEMENT: Invariant[] = [
  {
    name: "one-cause-a-payment",
    holds: "A payment is for one order or one top-up, never for both.",
    violations: `
      select o.payment_intent_id, format('order %s and top-up %s', o.id, t.id)
      from orders o join top_ups t using (payment_intent_id)`,
  },
  {
    name: "one-settlement-an-order",
    holds: "A paid order was settled by its card payment, its wallet entry, or a total of zero.",
    violations: `
      select o.id, format('%s of %s by %s', o.status, o.total, coalesce(o.settlement, 'nothing'))
      from orders o
      left join (
        select order_id, -sum(amount) as paid from wallet_entries where amount < 0 group by order_id) e
        on e.order_id = o.id
      where o.source <> 'seed'
        and (o.settlement is not null or o.status in ('paid', 'fulfilled', 'delivered', 'refunded'))
        and not coalesce(case o.settlement
          when 'card' then o.payment_intent_id is not null and o.total > 0
          when 'zero-total' then o.total = 0
          when 'wallet' then o.total = coalesce(e.paid, 0)
        end, false)`,
  },
  {
    name: "unpaid-costs-nothing",
    holds: "An order that is not paid took nothing from a wallet.",
    violations: `
      select o.id, format('%s, and %s left the wallet', o.status, -sum(e.amount))
      from orders o join wallet_entries e on e.order_id = o.id
      where o.settlement is null group by o.id having sum(e.amount) <> 0`,
  },
  {
    name: "refunds-counted",
    holds: "What an order counts as paid back is the sum of its refunds, and its refund status says so.",
    violations: `
      select o.id, format('%s: counted %s, refunds %s', o.refund_status, o.refunded_total, coalesce(sum(r.amount), 0))
      from orders o left join refunds r on r.order_id = o.id
      where o.source <> 'seed'
      group by o.id having o.refunded_total <> coalesce(sum(r.amount), 0) or o.refund_status <> case
        when o.total = 0 then o.refund_status when o.refunded_total = 0 then 'none' when o.refunded_total = o.total then 'full' else 'partial' end`,
  },
  {
    name: "wallet-refund-booked",
    holds: "A refund of a wallet order is in the wallet.",
    violations: `
      select r.id, format('%s paid back, %s booked', r.amount, coalesce(e.amount, 0))
      from refunds r join orders o on o.id = r.order_id
      left join wallet_entries e on e.cause = 'refund:' || r.id
      where o.settlement = 'wallet' and o.user_id is not null and coalesce(e.amount, 0) <> r.amount`,
  },
  {
    name: "purchase-ended-clean",
    holds: "A quick buy that succeeded has its order; one that failed has none and cost nothing.",
    violations: `
      select p.order_id, format('%s, order %s, wallet %s', p.state, coalesce(o.id, 'none'), coalesce(e.sum, 0))
      from purchases p left join orders o on o.id = p.order_id
      left join (select order_id, sum(amount) from wallet_entries where cause like 'purchase%' group by order_id) e
        on e.order_id = p.order_id
      where (p.state = 'succeeded' and (o.id is null or coalesce(e.sum, 0) <> -p.total))
        or (p.state = 'failed' and (o.id is not null or coalesce(e.sum, 0) <> 0))`,
  },
  {
    name: "paid-is-told-once",
    holds: "Every paid order is told of by exactly one event.",
    violations: `
      select o.id, format('%s events', count(e.id))
      from orders o
      left join events e on e.aggregate_id = o.id and e.type in ('order.paid', 'purchase.completed')
      where o.source <> 'seed' and o.status in ('paid', 'fulfilled', 'delivered')
      group by o.id having count(e.id) <> 1`,
  },
  {
    name: "nothing-to-look-at",
    holds: "No payment waits for a person.",
    violations: `select subject, kind || ': ' || detail from settlement_findings where resolved_at is null`,
  },
];

const STOCK: Invariant[] = [
  {
    name: "stock-follows-ledger",
    holds: "Stock is what came in, by adjustments, less what orders took.",
    violations: `
      select s.product_id, format('stock %s, ledger %s', s.stock, coalesce(a.sum, 0) - coalesce(l.sum, 0))
      from product_stock s
      left join (select product_id, sum(delta) from stock_adjustments group by product_id) a using (product_id)
      left join (
        select l.product_id, sum(l.quantity) from order_lines l join orders o on o.id = l.order_id
        where o.stock_state = 'taken' and o.source <> 'seed' group by l.product_id) l using (product_id)
      where s.stock <> coalesce(a.sum, 0) - coalesce(l.sum, 0)`,
  },
  {
    name: "reserved-is-held",
    holds: "Reserved stock is what open orders and running quick buys hold.",
    violations: `
      select s.product_id, format('reserved %s, held %s', s.reserved, coalesce(h.sum, 0))
      from product_stock s left join (
        select product_id, sum(quantity) from (
          select l.product_id, l.quantity from order_lines l join orders o on o.id = l.order_id
          where o.stock_state = 'held'
          union all
          select product_id, quantity from purchases
          where state in ('running', 'compensating') and steps @> '[{"name":"reserve-stock","status":"done"}]'
            and not steps @> '[{"name":"reserve-stock","status":"compensated"}]') held
        group by product_id) h using (product_id)
      where s.reserved <> coalesce(h.sum, 0)`,
  },
  {
    name: "stock-state",
    holds: "An open order holds its stock, a paid one took it, a closed one gave it back.",
    violations: `
      select id, format('%s, stock %s', status, stock_state) from orders
      where stock_state <> case
          when status = 'pending_payment' then 'held'
          when status in ('paid', 'fulfilled', 'delivered') then 'taken'
          when status in ('cancelled', 'expired') then 'released'
          else stock_state end
        or (status = 'refunded' and stock_state = 'held')`,
  },
  {
    name: "sold-count",
    holds: "A product's sold count is the sum of what orders count as sold.",
    violations: `
      select p.product_id, format('sold %s, lines %s', p.sold, coalesce(l.sum, 0))
      from product_sold p left join (
        select product_id, sum(quantity) from sold_lines group by product_id) l using (product_id)
      where p.sold <> coalesce(l.sum, 0)`,
  },
  {
    name: "reservation-ends",
    holds: "No order holds its stock long after its time is up.",
    violations: `
      select id, format('held until %s', reserved_until) from orders
      where status = 'pending_payment'
        and (reserved_until is null or reserved_until < now() - interval '15 minutes')`,
  },
];

const PROMOTIONS: Invariant[] = [
  {
    name: "promotion-count",
    holds: "A promotion code counts the uses that are not returned.",
    violations: `
      select c.id, format('counted %s, held %s', c.used, count(u.order_id))
      from promotion_codes c
      left join promotion_uses u on u.code_id = c.id and u.returned_at is null
      group by c.id having c.used <> count(u.order_id)`,
  },
  {
    name: "promotion-use",
    holds: "Open and paid orders hold the use of their code, closed ones have returned it.",
    violations: `
      select u.order_id, format('%s, returned %s', coalesce(o.status, 'no order'), u.returned_at is not null)
      from promotion_uses u left join orders o on o.id = u.order_id
      where o.id is null
        or (o.status in ('cancelled', 'expired') and u.returned_at is null)
        or (o.status in ('pending_payment', 'paid', 'fulfilled', 'delivered') and u.returned_at is not null)`,
  },
];

export const INVARIANTS: readonly Invariant[] = [
  ...MONEY,
  ...SETTLEMENT,
  ...STOCK,
  ...PROMOTIONS,
  ...POINTS,
  ...CAMPAIGNS,
  ...FORK,
];

/** All of them as one statement: rows of `invariant`, `subject` and `detail`. */
export const EVERY_VIOLATION: string = INVARIANTS.map(
  ({ name, violations }) =>
    `select '${name}' as invariant, v.subject, v.detail from (${violations}) as v(subject, detail)`,
).join("\nunion all\n");
