import { FORK } from "./fork-invariants";

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
      where o.source <> 'seed'
        and (o.settlement is not null or o.status in ('paid', 'fulfilled', 'delivered', 'refunded'))
        and not coalesce(case o.settlement
          when 'card' then o.payment_intent_id is not null and o.total > 0
          when 'zero-total' then o.total = 0
          when 'wallet' then o.total = (
            select coalesce(-sum(amount), 0) from wallet_entries e where e.order_id = o.id and e.amount < 0)
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

const POINTS: Invariant[] = [
  {
    name: "points-balance",
    holds:
      "An account's points are the sum of its log, and what its lots hold less what has expired on record.",
    violations: `
      select account_id, format('balance %s, log %s, lots %s', a.balance, coalesce(m.sum, 0), coalesce(l.sum, 0))
      from point_accounts a
      full join (
        select t.account_id, sum(m.amount) from point_movements m
        join point_transactions t on t.id = m.transaction_id group by t.account_id) m using (account_id)
      full join (select account_id, sum("left" - expired) from point_lots group by account_id) l using (account_id)
      where coalesce(a.balance, 0) <> coalesce(m.sum, 0) or coalesce(a.balance, 0) <> coalesce(l.sum, 0)`,
  },
  {
    name: "points-lot",
    holds: "A lot of points holds what the log put in and did not take out, and never less than nothing.",
    violations: `
      select l.id, format('left %s, log %s', l."left", coalesce(m.sum, 0))
      from point_lots l left join (
        select m.lot_id, sum(m.amount) from point_movements m
        join point_transactions t on t.id = m.transaction_id where t.type <> 'expire' group by m.lot_id) m
        on m.lot_id = l.id
      where l."left" <> coalesce(m.sum, 0) or l."left" < 0`,
  },
  {
    name: "points-entry",
    holds: "An entry of the points log moves what it says, once for each cause, and an order earns once.",
    violations: `
      select t.id, format('%s of %s moves %s', t.type, t.amount, coalesce(sum(m.amount), 0))
      from point_transactions t left join point_movements m on m.transaction_id = t.id
      group by t.id having coalesce(sum(m.amount), 0) <>
        t.amount * case when t.type in ('issue', 'return') then 1 else -1 end
      union all
      select order_id, format('earned %s times', count(*)) from point_transactions
      where type = 'issue' and order_id is not null group by order_id having count(*) > 1
      union all
      select cause, format('written %s times', count(*)) from point_transactions
      group by cause having count(*) > 1`,
  },
  {
    name: "points-of-orders",
    holds:
      "An open or unrefunded order holds the points that it is priced with, a closed one has returned them.",
    violations: `
      select o.id, format('%s, of %s points %s are held', o.status, h.asked, h.held)
      from (
        select order_id, max(amount) filter (where type = 'redeem') as asked,
          sum(case type when 'redeem' then amount when 'return' then -amount else 0 end) as held
        from point_transactions where order_id is not null group by order_id) h
      join orders o on o.id = h.order_id
      where (o.status in ('cancelled', 'expired') and h.held <> 0)
        or (o.status in ('pending_payment', 'paid', 'fulfilled', 'delivered') and o.refund_status = 'none'
          and h.held <> coalesce(h.asked, 0))
      union all
      select o.id, 'priced with points, and none were used' from orders o
      where o.quote @> '{"discounts":[{"source":"points"}]}' and not exists (
        select 1 from point_transactions t where t.order_id = o.id and t.type = 'redeem')`,
  },
];

const CAMPAIGNS: Invariant[] = [
  {
    name: "campaign-version",
    holds: "A campaign says what its newest version says, and has as many versions as it counts.",
    violations: `
      select c.id, format('version %s of %s', c.version, count(all_.version))
      from campaigns c
      left join campaign_versions v on v.campaign_id = c.id and v.version = c.version
      left join campaign_versions all_ on all_.campaign_id = c.id
      group by c.id, v.campaign_id, v.version
      having count(all_.version) <> c.version
        or (c.client, c.name, c.description, c.status, c.starts_at, c.ends_at, c.rules) is distinct from
          (v.client, v.name, v.description, v.status, v.starts_at, v.ends_at, v.rules)`,
  },
  {
    name: "campaign-points",
    holds: "An order was issued what its evaluation says, and nothing without one.",
    violations: `
      select coalesce(e.order_id, t.order_id), format('evaluated %s, issued %s', coalesce(e.points, 0), coalesce(t.sum, 0))
      from (select order_id, points from campaign_evaluations where points > 0) e
      full join (
        select order_id, sum(amount) from point_transactions
        where type = 'issue' and order_id is not null group by order_id) t using (order_id)
      where coalesce(e.points, 0) <> coalesce(t.sum, 0)`,
  },
  {
    name: "campaign-awards",
    holds: "What campaigns brought of an order adds up to its points.",
    violations: `
      select e.order_id, format('points %s, awards %s', e.points, coalesce(sum(a.points), 0))
      from campaign_evaluations e left join campaign_awards a on a.order_id = e.order_id
      group by e.order_id having e.points <> coalesce(sum(a.points), 0)`,
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
