import type {
  Change,
  DeadLetter,
  Deduplication,
  Delivered,
  Flow,
  Identity,
  LogEntry,
  Message,
  Outcome,
  Queue,
  Schedule,
  UrlGroup,
} from "./types";

const LOG_LIMIT = 10_000;
const DELIVERED_LIMIT = 100;
export const DEDUPLICATION_MS = 600_000;

/** All that the stand-in knows; rebuilt from the journal at start. */
export type State = {
  identity?: Identity;
  /** Not yet delivered, in the order of acceptance. */
  messages: Map<string, Message>;
  deadLetters: Map<string, DeadLetter>;
  queues: Map<string, Queue>;
  schedules: Map<string, Schedule>;
  groups: Map<string, UrlGroup>;
  flows: Map<string, Flow>;
  deduplications: Map<string, Deduplication>;
  /** Oldest first. */
  log: LogEntry[];
  delivered: Delivered[];
};

export const emptyState = (): State => ({
  messages: new Map(),
  deadLetters: new Map(),
  queues: new Map(),
  schedules: new Map(),
  groups: new Map(),
  flows: new Map(),
  deduplications: new Map(),
  log: [],
  delivered: [],
});

/** Appends, and now and then cuts the oldest off, so that the cost is spread. */
const pushBounded = <T>(list: T[], limit: number, entry: T) => {
  list.push(entry);
  if (list.length > limit * 1.2) list.splice(0, list.length - limit);
};

export const logEntry = (
  message: Message,
  time: number,
  state: LogEntry["state"],
  more: Partial<LogEntry> = {},
): LogEntry => ({
  time,
  state,
  messageId: message.id,
  url: message.url,
  method: message.method,
  queueName: message.queue,
  scheduleId: message.scheduleId,
  topicName: message.group,
  endpointName: message.endpoint,
  flowControlKey: message.flow?.key,
  labels: message.labels.length > 0 ? message.labels : undefined,
  ...more,
});

export const record = (state: State, entry: LogEntry) => pushBounded(state.log, LOG_LIMIT, entry);

const accept = (state: State, message: Message, at: number, lost: boolean) => {
  if (message.deduplicationId) {
    state.deduplications.set(message.deduplicationId, { messageId: message.id, at });
  }
  record(state, logEntry(message, at, "CREATED", { nextDeliveryTime: message.dueAt }));
  if (!lost) state.messages.set(message.id, message);
};

/** Notes how a message of a schedule's last run ended. */
const settleRun = (state: State, message: Message, outcome: "SUCCESS" | "FAIL") => {
  const run = message.scheduleId ? state.schedules.get(message.scheduleId)?.lastRun : undefined;
  if (run && message.id in run) run[message.id] = outcome;
};

const applyOutcome = (state: State, change: Outcome) => {
  for (const spawned of change.spawned) accept(state, spawned, change.at, false);
  const message = state.messages.get(change.id);
  if (!message) return;
  if (change.type === "retrying") {
    record(
      state,
      logEntry(message, change.at, "ERROR", { error: change.error, responseStatus: change.status }),
    );
    record(state, logEntry(message, change.at, "RETRY", { nextDeliveryTime: change.dueAt }));
    message.retried = change.retried;
    message.dueAt = change.dueAt;
    return;
  }
  state.messages.delete(change.id);
  if (change.type === "delivered") {
    const { url, retried } = message;
    pushBounded(state.delivered, DELIVERED_LIMIT, {
      id: change.id,
      url,
      at: change.at,
      status: change.status,
      retried,
    });
    record(state, logEntry(message, change.at, "DELIVERED"));
    settleRun(state, message, "SUCCESS");
    return;
  }
  const { dlqId, answer, error, at } = change;
  state.deadLetters.set(dlqId, { dlqId, message, answer, failedAt: at });
  record(state, logEntry(message, at, "ERROR", { error, responseStatus: answer.status }));
  record(state, logEntry(message, at, "FAILED", { error }));
  settleRun(state, message, "FAIL");
};

const applyConfiguration = (state: State, change: Change) => {
  switch (change.type) {
    case "identity":
      state.identity = change.identity;
      break;
    case "queue":
      state.queues.set(change.queue.name, change.queue);
      break;
    case "queue-removed":
      state.queues.delete(change.name);
      break;
    case "schedule":
      state.schedules.set(change.schedule.id, change.schedule);
      break;
    case "schedule-removed":
      state.schedules.delete(change.id);
      break;
    case "group":
      state.groups.set(change.group.name, change.group);
      break;
    case "group-removed":
      state.groups.delete(change.name);
      break;
    case "flow":
      state.flows.set(change.flow.key, change.flow);
      break;
    case "dead-letter":
      state.deadLetters.set(change.letter.dlqId, change.letter);
      break;
    case "dead-letters-removed":
      for (const id of change.dlqIds) state.deadLetters.delete(id);
      break;
    case "history":
      state.log = change.log;
      state.delivered = change.delivered;
      state.deduplications = new Map(change.deduplications);
      break;
  }
};

/** Brings the state to what it is after a change. Applying a change twice does no harm. */
export const apply = (state: State, change: Change): void => {
  switch (change.type) {
    case "accepted": {
      for (const message of change.messages) accept(state, message, change.at, change.lost ?? false);
      const schedule = change.scheduleId ? state.schedules.get(change.scheduleId) : undefined;
      if (schedule) {
        schedule.lastRunAt = change.at;
        schedule.lastRun = Object.fromEntries(change.messages.map(({ id }) => [id, "IN_PROGRESS"]));
      }
      break;
    }
    case "delivered":
    case "retrying":
    case "failed":
      applyOutcome(state, change);
      break;
    case "cancelled":
      for (const id of change.ids) {
        const message = state.messages.get(id);
        if (!message) continue;
        state.messages.delete(id);
        record(state, logEntry(message, change.at, "CANCELED"));
      }
      break;
    case "released":
      for (const id of change.ids) {
        const message = state.messages.get(id);
        if (message) message.dueAt = change.at;
      }
      break;
    default:
      applyConfiguration(state, change);
  }
};

/** The shortest list of changes that leads to this state. */
export function* snapshot(state: State, now: number): Generator<Change> {
  if (state.identity) yield { type: "identity", identity: state.identity };
  for (const queue of state.queues.values()) yield { type: "queue", queue };
  for (const group of state.groups.values()) yield { type: "group", group };
  for (const flow of state.flows.values()) yield { type: "flow", flow };
  for (const schedule of state.schedules.values()) yield { type: "schedule", schedule };
  for (const letter of state.deadLetters.values()) yield { type: "dead-letter", letter };
  for (const message of state.messages.values()) {
    yield { type: "accepted", messages: [message], at: message.createdAt };
  }
  const recent = [...state.deduplications].filter(([, { at }]) => at > now - DEDUPLICATION_MS);
  yield { type: "history", log: state.log, delivered: state.delivered, deduplications: recent };
}
