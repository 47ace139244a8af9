import type { Invariant } from "./invariants";

export const POINTS: Invariant[] = [
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
        from point_transactions where order_id is not null and type in ('redeem', 'return') group by order_id) h
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

export const CAMPAIGNS: Invariant[] = [
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
