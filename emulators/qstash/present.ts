import { createHash } from "node:crypto";
import type { Dispatcher } from "./dispatcher";
import { canonicalHeaders, readBody } from "./message";
import type { Scheduler } from "./scheduler";
import type { DeadLetter, Flow, LogEntry, Message, Queue, Schedule } from "./types";

const redacted = (value: string) => `REDACTED:${createHash("sha256").update(value).digest("hex")}`;

/** Body and headers with what the publisher wants hidden replaced by a hash. */
const contents = (source: {
  headers: Record<string, string>;
  body: string;
  binary?: boolean;
  redact: string[];
}) => {
  const { headers, body, binary, redact } = source;
  const hidden = new Set(redact.map((field) => field.toLowerCase()));
  const all = hidden.has("header") || hidden.has("headers");
  const shown = Object.entries(headers).map(([name, value]) => [
    name,
    all || hidden.has(`header[${name}]`) ? redacted(value) : value,
  ]);
  const header = canonicalHeaders(Object.fromEntries(shown));
  if (hidden.has("body")) return { header, body: redacted(readBody(source).toString("utf8")) };
  return binary ? { header, bodyBase64: body } : { header, body };
};

const settings = (
  source: Pick<Message, "flow" | "labels" | "retryDelay" | "callback" | "failureCallback">,
) => ({
  retryDelayExpression: source.retryDelay,
  callback: source.callback?.url,
  failureCallback: source.failureCallback?.url,
  flowControlKey: source.flow?.key,
  parallelism: source.flow?.parallelism,
  rate: source.flow?.rate,
  period: source.flow?.rate ? (source.flow.periodSeconds ?? 1) : undefined,
  label: source.labels[0],
  labels: source.labels.length > 0 ? source.labels : undefined,
});

export const presentMessage = (message: Message) => ({
  messageId: message.id,
  topicName: message.group,
  endpointName: message.endpoint,
  url: message.url,
  method: message.method,
  ...contents(message),
  maxRetries: message.maxRetries,
  notBefore: message.notBefore,
  createdAt: message.createdAt,
  queueName: message.queue,
  scheduleId: message.scheduleId,
  callerIP: message.callerIp,
  ...settings(message),
});

export const presentDeadLetter = ({ dlqId, message, answer }: DeadLetter) => {
  const body = Buffer.from(answer.body, "base64");
  const text = body.toString("utf8");
  return {
    ...presentMessage(message),
    dlqId,
    responseStatus: answer.status,
    responseHeader: canonicalHeaders(answer.headers),
    ...(Buffer.from(text).equals(body) ? { responseBody: text } : { responseBodyBase64: answer.body }),
  };
};

export const presentQueue = (queue: Queue, messages: Iterable<Message>) => {
  let lag = 0;
  for (const message of messages) if (message.queue === queue.name) lag += 1;
  return { ...queue, lag };
};

export const presentSchedule = (schedule: Schedule, scheduler: Scheduler) => ({
  scheduleId: schedule.id,
  cron: schedule.cron,
  createdAt: schedule.createdAt,
  destination: schedule.destination,
  method: schedule.template.method,
  ...contents({ ...schedule.template, body: schedule.body, binary: schedule.binary }),
  retries: schedule.template.maxRetries,
  delay: schedule.template.delayMs > 0 ? schedule.template.delayMs / 1000 : undefined,
  callerIP: schedule.template.callerIp,
  isPaused: schedule.paused,
  queueName: schedule.template.queue,
  ...settings(schedule.template),
  lastScheduleTime: schedule.lastRunAt,
  nextScheduleTime: schedule.paused ? undefined : scheduler.nextRunAt(schedule.id),
  lastScheduleStates: schedule.lastRunAt ? schedule.lastRun : undefined,
});

export const presentFlow = (flow: Flow, dispatcher: Dispatcher, lane: string) => {
  const { waiting, running, started, periodStart } = dispatcher.laneCounts(lane);
  return {
    flowControlKey: flow.key,
    waitListSize: waiting,
    parallelismMax: flow.parallelism ?? 0,
    parallelismCount: running,
    rateMax: flow.rate ?? 0,
    rateCount: flow.rate ? started : 0,
    ratePeriod: flow.rate ? (flow.periodSeconds ?? 1) : 0,
    ratePeriodStart: Math.floor(periodStart / 1000),
    isPaused: flow.paused,
    isPinnedParallelism: flow.pinnedParallelism,
    isPinnedRate: flow.pinnedRate,
  };
};

export const presentLogEntry = (entry: LogEntry) => ({ ...entry, label: entry.labels?.[0] });
