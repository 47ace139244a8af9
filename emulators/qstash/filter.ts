import type { LogEntry, Message } from "./types";

type Facts = Record<string, string | string[] | undefined>;

/** Parameters that may hold several values, which any record must equal one of. */
const FIELDS = [
  "messageId",
  "messageIds",
  "dlqIds",
  "url",
  "host",
  "path",
  "topicName",
  "scheduleId",
  "queueName",
  "label",
  "flowControlKey",
  "callerIp",
  "responseStatus",
  "state",
];

export const messageFacts = (message: Message): Facts => {
  const { host, pathname } = new URL(message.url);
  return {
    messageId: message.id,
    messageIds: message.id,
    url: message.url,
    host,
    path: pathname,
    topicName: message.group,
    scheduleId: message.scheduleId,
    queueName: message.queue,
    label: message.labels,
    flowControlKey: message.flow?.key,
    callerIp: message.callerIp,
  };
};

export const logFacts = (entry: LogEntry): Facts => {
  const { host, pathname } = new URL(entry.url);
  return {
    messageId: entry.messageId,
    messageIds: entry.messageId,
    url: entry.url,
    host,
    path: pathname,
    topicName: entry.topicName,
    scheduleId: entry.scheduleId,
    queueName: entry.queueName,
    label: entry.labels,
    flowControlKey: entry.flowControlKey,
    state: ["ACTIVE", "RETRY", "ERROR"].includes(entry.state) ? [entry.state, "IN_PROGRESS"] : entry.state,
  };
};

/** Compiles the filter parameters of a request; each of them must hold. */
export const compileFilter = (query: URLSearchParams): ((facts: Facts, time: number) => boolean) => {
  const wanted = FIELDS.flatMap((field) => {
    const given = query.getAll(field);
    if (given.length === 0) return [];
    const values = given.flatMap((value) =>
      field === "url" || field === "path" ? [value] : value.split(",").map((part) => part.trim()),
    );
    return [{ field, values: new Set(values) }];
  });
  const from = Number(query.get("fromDate") ?? 0);
  const to = Number(query.get("toDate") ?? Number.POSITIVE_INFINITY);
  return (facts, time) =>
    time >= from &&
    time <= to &&
    wanted.every(({ field, values }) => [facts[field] ?? []].flat().some((value) => values.has(value)));
};

/** One page of a list, and the cursor of the next. */
export const page = <T>(
  all: T[],
  query: URLSearchParams,
  largest: number,
): { entries: T[]; cursor: string | undefined } => {
  const start = Number(query.get("cursor") ?? 0) || 0;
  const count = Math.min(Number(query.get("count") ?? 100) || 100, largest);
  const end = start + count;
  return { entries: all.slice(start, end), cursor: end < all.length ? String(end) : undefined };
};
