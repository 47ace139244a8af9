import type { Invariant } from "./invariants";

/** What holds of events on their way: outside orders, backups, replays, dead letters, webhooks and alarms. */
export const FORK: Invariant[] = [
  {
    name: "outside-order-told-once",
    holds:
      "Every order of another channel is told of by exactly one event, and every such event has its order.",
    violations: `
      select coalesce(d.id, e.aggregate_id), format('document %s, event %s', d.event_id, e.id)
      from external_order_documents d
      full join (select * from events where type = 'external-order.received' and version = 1) e on e.id = d.event_id
      where d.id is null or e.id is null or e.aggregate_id <> 'external:' || d.id`,
  },
  {
    name: "order-row",
    holds: "Every order that the checkout pipeline has done has its row.",
    violations: `
      select d.event_id, 'done without a row'
      from deliveries d
      where d.subscription = 'checkout-pipeline' and d.status = 'done'
        and not exists (select 1 from external_orders o where o.event_id = d.event_id)`,
  },
  {
    name: "no-card-fields",
    holds: "No order of another channel was kept with a payment field that begins with card-.",
    violations: `
      select d.id, f.name
      from external_order_documents d, jsonb_object_keys(d.document -> 'payment') as f(name)
      where f.name ilike 'card-%'`,
  },
  {
    name: "backup-lines",
    holds: "Lines lie beside their object until it is stored, all of them, and none afterwards.",
    violations: `
      select b.id, format('%s with %s of %s lines', b.state, count(l.seq), b.events)
      from backups b left join backup_entries l on l.backup_id = b.id
      group by b.id having count(l.seq) <> case when b.state = 'writing' then b.events else 0 end
      union all
      select l.event_id, format('in the unknown object %s', l.backup_id)
      from backup_entries l
      where l.backup_id is not null and not exists (select 1 from backups b where b.id = l.backup_id)`,
  },
  {
    name: "replay-position",
    holds: "A replay that is over has sent everything and nothing of it waits.",
    violations: `
      select r.id, format('%s at %s of %s', r.state, r.position, r.until_seq)
      from replays r where r.state <> 'running' and r.position < r.until_seq`,
  },
  {
    name: "dead-letter-delivery",
    holds: "A delivery is dead as long as a dead letter of it is open or was discarded last.",
    violations: `
      select l.id, format('open, and its delivery is %s', d.status)
      from dead_letters l join deliveries d on d.id = l.delivery_id
      where l.resolved_at is null and d.status <> 'dead'
      union all
      select d.id, 'dead without a dead letter'
      from deliveries d
      where d.status = 'dead' and not exists (
        select 1 from dead_letters l
        where l.delivery_id = d.id and (l.resolved_at is null or l.resolution = 'discarded'))`,
  },
  {
    name: "webhook-delivery",
    holds:
      "A webhook's delivery either has a next attempt or is settled, and was accepted only by an answer in the 200s.",
    violations: `
      select w.id, format('%s after %s attempts, next %s, settled %s', w.status, w.attempts, w.next_attempt_at, w.settled_at)
      from webhook_deliveries w
      where (w.status = 'pending') <> (w.next_attempt_at is not null)
        or (w.status = 'pending') <> (w.settled_at is null)
        or (w.status = 'succeeded') <> exists (
          select 1 from webhook_attempts a
          where a.delivery_id = w.id and a.attempt = w.attempts and a.status between 200 and 299)`,
  },
  {
    name: "alarm-notice",
    holds: "The end of an alarm is told only of alarms that are over and whose beginning was told.",
    violations: `
      select n.alarm_id, format('told the end in %s', n.channel)
      from alarm_notices n join alarms a on a.id = n.alarm_id
      where n.stage = 'resolved' and (a.resolved_at is null or not exists (
        select 1 from alarm_notices o
        where o.alarm_id = n.alarm_id and o.channel = n.channel and o.stage = 'opened' and o.sent_at is not null))`,
  },
];
