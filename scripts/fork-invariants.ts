import type { Invariant } from "./invariants";

/** What holds of events on their way: dead letters, webhooks and alarms. */
export const FORK: Invariant[] = [
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
