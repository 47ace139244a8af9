/**
 * A shop in health with that many orders, written in a few statements: a twentieth each cancelled, expired, refunded and
 * open, the others paid by card, wallet or points, partly paid back here and there; with lines, events, deliveries,
 * ledgers, codes and campaigns as the shop itself would have left them. Money in minor units.
 */
export const fillOrders = (orders: number): string[] => [
  ...PEOPLE_AND_SHELVES,
  ...plan(orders),
  ...ORDERS,
  ...LEDGERS,
  ...POINTS,
  ...NEWS,
  "drop table plan, plan_lines",
  "vacuum analyze",
];

const PRODUCTS = 500;
const PEOPLE = 5000;
const PAID = "status in ('paid', 'fulfilled', 'delivered')";
const SETTLED = `(${PAID} or status = 'refunded')`;

const PEOPLE_AND_SHELVES = [
  "insert into categories (slug, name, image_url) values ('things', 'Things', '/x.png')",
  `insert into products (id, slug, name, sort_name, category_slug, price, currency, image_url)
    select 'prd_' || n, 'thing-' || n, 'Thing ' || n, 'thing ' || n, 'things', 100 + n * 37 % 5000, 'usd', '/x.png'
    from generate_series(0, ${PRODUCTS - 1}) n`,
  `insert into stock_adjustments (id, product_id, delta, stock_after, actor)
    select id, id, 1000000, 1000000, 'system:fill' from products`,
  `insert into promotion_codes (id, code, benefit, conditions, created_at)
    select 'prm_' || n, 'CODE' || n, '{}', '[]', now() from generate_series(0, 9) n`,
  `insert into campaigns (id, client, name, description, status, rules, created_at, updated_at)
    values ('cmp_1', '*', 'All', '', 'active', '[]', now(), now())`,
  `insert into campaign_versions (campaign_id, version, client, name, description, status, rules, actor, at)
    select id, version, client, name, description, status, rules, 'system:fill', now() from campaigns`,
];

/** Which order has what, on two tables that everything else is read from. */
const plan = (orders: number): string[] => [
  `create table plan_lines as
    select n, 'ord_' || lpad(n::text, 9, '0') as order_id, at as position, 'prd_' || product as product_id,
      1 + (n + at) % 3 as quantity, 100 + product * 37 % 5000 as unit_price
    from generate_series(1, ${orders}) n, generate_series(0, 2) at, lateral (select (n * 7 + at * 13) % ${PRODUCTS} as product) p
    where at <= case when n % 5 = 4 then 0 else n % 3 end`,
  `create table plan as
    with goods as (
      select n, order_id as id, sum(quantity * unit_price)::int as subtotal,
        jsonb_agg(jsonb_build_object('productId', product_id, 'name', 'Thing', 'quantity', quantity,
          'unitPrice', unit_price, 'subtotal', quantity * unit_price) order by position) as lines
      from plan_lines group by n, order_id),
    cut as (
      select *, case when n % 100 = 6 then subtotal when n % 7 = 1 and n % 5 <> 4 then subtotal / 10 else 0 end as by_code,
        case when n % 7 = 2 and n % 5 <> 4 and n % 100 <> 6 then 50 else 0 end as by_points from goods),
    sent as (
      select *, case when subtotal - by_code - by_points = 0 or subtotal - by_code - by_points >= 5000 then 0 else 495 end as fee
      from cut)
    select *, subtotal - by_code - by_points + fee as total, 'usr_' || n % ${PEOPLE} as user_id,
      n % 5 = 4 as by_wallet, now() - make_interval(mins => ${orders} - n) as at,
      case n % 20 when 0 then 'cancelled' when 1 then 'expired' when 2 then 'refunded' when 3 then 'pending_payment'
        else (array['paid', 'fulfilled', 'delivered'])[1 + n % 3] end as status
    from sent`,
  "alter table plan add column returned int",
  "update plan set returned = case when status = 'refunded' then total when n % 20 in (8, 9) then 50 else 0 end",
  "create index on plan (id)",
  "analyze plan",
  "analyze plan_lines",
];

const ORDERS = [
  `insert into orders (id, cart_key, user_id, email, status, refund_status, stock_state, payment_status, payment_intent_id,
      settlement, source, quote, quote_hash, subtotal, discount, shipping_fee, tax, total, refunded_total, currency,
      shipping_address, placed_at, reserved_until, paid_at)
    select id, 'a:' || n, user_id, user_id || '@example.com', status,
      case when returned = 0 then 'none' when returned = total then 'full' else 'partial' end,
      case when status = 'pending_payment' then 'held' when status in ('cancelled', 'expired') then 'released' else 'taken' end,
      'succeeded', case when by_wallet or total = 0 then null else 'pi_' || n end,
      case when not ${SETTLED} then null when total = 0 then 'zero-total' when by_wallet then 'wallet' else 'card' end,
      case when by_wallet then 'purchase' else 'checkout' end,
      jsonb_build_object('lines', lines, 'subtotal', subtotal, 'shippingFee', fee, 'tax', total * 21 / 121, 'total', total,
        'currency', 'usd', 'discounts', case when by_points > 0
          then jsonb_build_array(jsonb_build_object('source', 'points', 'amount', by_points, 'why', '50 points used'))
          else '[]' end),
      md5(id), subtotal, by_code + by_points, fee, total * 21 / 121, total, returned, 'usd',
      '{"name": "Ana", "line1": "Main 1", "city": "Utrecht", "postalCode": "3511", "country": "NL"}', at,
      case when status = 'pending_payment' then now() + interval '30 minutes' end, case when ${SETTLED} then at end
    from plan`,
  `insert into order_lines (order_id, product_id, position, name, slug, image_url, category_slug, unit_price, quantity, subtotal)
    select order_id, product_id, position, 'Thing', 'thing', '/x.png', 'things', unit_price, quantity, unit_price * quantity
    from plan_lines`,
  `insert into order_history (order_id, type, actor, at)
    select id, type, 'guest', at from plan, unnest(array['placed', status]) type`,
  `insert into product_stock (product_id, stock, reserved)
    select p.id, 1000000 - coalesce(sum(l.quantity) filter (where o.stock_state = 'taken'), 0),
      coalesce(sum(l.quantity) filter (where o.stock_state = 'held'), 0)
    from products p left join order_lines l on l.product_id = p.id left join orders o on o.id = l.order_id group by p.id`,
  `insert into sold_lines (order_id, product_id, quantity)
    select l.order_id, l.product_id, l.quantity from order_lines l join orders o on o.id = l.order_id where ${PAID}`,
  "insert into product_sold (product_id, sold) select product_id, sum(quantity) from sold_lines group by product_id",
  `insert into refunds (id, order_id, amount, reason, status, actor, created_at)
    select 'ref_' || n, id, returned, 'test', 'succeeded', 'user:desk', at from plan where returned > 0`,
  `insert into promotion_uses (order_id, code_id, email_hash, used_at, returned_at)
    select id, 'prm_' || n % 10, md5(user_id), at, case when status in ('cancelled', 'expired') then at end
    from plan where by_code > 0`,
  `update promotion_codes c set used = (
    select count(*) from promotion_uses u where u.code_id = c.id and u.returned_at is null)`,
];

const LEDGERS = [
  `insert into purchases (order_id, user_id, product_id, quantity, quote, email, shipping_address, total, state, steps, created_at, updated_at)
    select p.id, user_id, product_id, quantity, '{}', 'x@example.com', '{}', total, 'succeeded',
      '[{"name": "reserve-stock", "status": "done"}, {"name": "pay", "status": "done"}]', at, at
    from plan p join plan_lines l on l.order_id = p.id where by_wallet`,
  `insert into top_ups (id, user_id, amount, status, payment_intent_id, created_at)
    select 'top_' || user_id, user_id, 10000000, 'succeeded', 'pi_top_' || user_id, now()
    from (select distinct user_id from plan) people`,
  `insert into wallet_entries (id, user_id, amount, balance_after, reason, cause, order_id, actor, created_at)
    select 'wal_' || id, user_id, amount, 0, 'top-up', 'top-up:' || id, null, 'system:stripe', created_at from top_ups
    union all
    select 'wal_' || n, user_id, -total, 0, 'purchase', 'purchase:' || id, id, 'user', at from plan where by_wallet
    union all
    select 'wal_ref_' || n, user_id, returned, 0, 'refund', 'refund:ref_' || n, id, 'user:desk', at
    from plan where by_wallet and returned > 0`,
  "insert into wallets (user_id, balance) select user_id, sum(amount) from wallet_entries group by user_id",
];

const POINTS = [
  `insert into point_transactions (id, account_id, type, amount, cause, order_id, issued_on, last_day, actor, occurred_at)
    select 'pts_' || user_id, user_id, 'issue', 100000, 'grant:' || user_id, null, current_date, current_date + 300, 'desk', now()
    from (select distinct user_id from plan) people
    union all
    select 'pts_earn_' || n, user_id, 'issue', 1 + total / 100, 'order:' || id, id, current_date, current_date + 300, 'system', at
    from plan where ${PAID}
    union all
    select 'pts_use_' || n, user_id, 'redeem', by_points, 'redeem:' || id, id, null, null, 'user', at
    from plan where by_points > 0
    union all
    select 'pts_back_' || n, user_id, 'return', by_points, 'return:' || id, id, null, null, 'system', at
    from plan where by_points > 0 and status in ('cancelled', 'expired')`,
  `insert into point_movements (transaction_id, lot_id, amount)
    select id, case when type = 'issue' then id else 'pts_' || account_id end,
      case when type = 'redeem' then -amount else amount end from point_transactions`,
  `insert into point_lots (id, account_id, order_id, issued_on, last_day, issued, "left", updated_at)
    select t.id, account_id, order_id, issued_on, last_day, t.amount, m.sum, now()
    from point_transactions t join (select lot_id, sum(amount) as sum from point_movements group by lot_id) m on m.lot_id = t.id`,
  `insert into point_accounts (account_id, balance) select account_id, sum("left") from point_lots group by account_id`,
  `insert into campaign_evaluations (order_id, event_id, account_id, occurred_at, evaluated_at, facts, calculated, points, sum, why, trace)
    select id, 'evt_paid_' || n, user_id, at, at, '{}', 1 + total / 100, 1 + total / 100, '', '', '[]' from plan where ${PAID}`,
  `insert into campaign_awards (campaign_id, order_id, points)
    select 'cmp_1', order_id, points from campaign_evaluations`,
];

const PIPELINES = "'checkout-pipeline', 'backup-pipeline', 'receipt-mail', 'sold-counts', 'campaign-points'";

const NEWS = [
  `insert into events (id, type, aggregate_id, occurred_at, actor, request_id, attributes, data, fanned_out_at)
    select 'evt_made_' || n, 'order.created', id, at, 'guest', 'req_' || n, '{}', jsonb_build_object('orderId', id), at
    from plan where not by_wallet
    union all
    select 'evt_paid_' || n, case when by_wallet then 'purchase.completed' else 'order.paid' end, id, at, 'system:stripe',
      'req_' || n, jsonb_build_object('amount', (total / 100.0)::text), jsonb_build_object('orderId', id, 'lines', lines), at
    from plan where ${SETTLED}
    union all
    select 'evt_end_' || n, 'order.' || status, id, at, 'system', 'req_' || n, '{}', jsonb_build_object('orderId', id), at
    from plan where status in ('cancelled', 'expired', 'refunded')
    union all
    select 'evt_out_' || n, 'external-order.received', 'external:out-' || n, at, 'key', 'req_' || n, '{}', '{}', at
    from plan where n % 20 = 5`,
  `insert into deliveries (id, event_id, subscription, status, published_at, done_at)
    select e.id || '.' || s, e.id, s, 'done', now(), now()
    from events e, unnest(array[${PIPELINES}]) s
    where e.type in ('order.paid', 'purchase.completed', 'external-order.received')`,
  `insert into external_orders (customer_id, date_order_id, event_id, occurred_at, payment_id, payment_amount, payment_currency, total_quantity)
    select 'someone', id, id, occurred_at, '1', '1', 'usd', '1' from events
    where type in ('order.paid', 'purchase.completed', 'external-order.received')`,
  `insert into external_order_documents (id, event_id, document, actor, received_at)
    select 'out-' || n, 'evt_out_' || n, '{"payment": {"id": 1, "amount": 10, "currency": "usd"}}', 'key', at
    from plan where n % 20 = 5`,
  `insert into backups (id, key, state, format, events, bytes, first_at, last_at)
    select 'bkp_' || n, 'key/' || n, 'stored', 'gzip', 100, 1000, at, at from plan where n % 100 = 0`,
  `insert into webhook_endpoints (id, url, description, types, filter_policy, secret, created_at, created_by)
    values ('whk_1', 'https://example.com', '', '{}', '{}', '', now(), 'x')`,
  `insert into webhook_deliveries (id, endpoint_id, event_id, type, status, attempts, attempts_allowed, created_at, settled_at, request_id)
    select 'whd_' || n, 'whk_1', 'evt_made_' || n, 'order.created', 'succeeded', 1, 8, at, at, 'req_' || n
    from plan where not by_wallet and n % 2 = 0`,
  `insert into webhook_attempts (delivery_id, attempt, at, latency_ms, status)
    select id, 1, created_at, 20, 200 from webhook_deliveries`,
  `insert into dead_letters (id, delivery_id, event_id, subscription, payload, attempts, last_error, resolved_at, resolution)
    select 'dlt_' || d.id, d.id, d.event_id, d.subscription, '{}', 6, 'x', now(), 'redriven'
    from deliveries d where subscription = 'receipt-mail' and hashtext(d.id) % 100 = 0`,
];
