import type { Faults } from "../kit/faults";
import { createAttempts } from "./attempt";
import { createDispatcher, type Dispatcher, type LanePolicy } from "./dispatcher";
import type { Ledger } from "./ledger";
import { createMessage, type Target } from "./message";
import { DEDUPLICATION_MS, type State } from "./state";
import { checkUrl } from "./template";
import type { Change, FlowSettings, Message, Template } from "./types";

export type EngineOptions = {
  /** Messages that may be under way to one origin at once. */
  perOrigin: number;
  total: number;
  retryLimit: number;
  retryScale: number;
  graceMs: number;
};

export type Publication = { template: Template; destination: string; body: Buffer; scheduleId?: string };
export type Published = { messageId: string; url?: string; deduplicated?: boolean };

export type Engine = {
  state: State;
  dispatcher: Dispatcher;
  /** Accepts all or, when one is not acceptable, none; resolves when they are on disk. */
  publish(publications: Publication[]): Promise<(Published | Published[])[]>;
  /** Puts messages in that already exist, such as a dead letter's new try. */
  admit(messages: Message[], ...more: Change[]): Promise<void>;
  cancel(ids: string[]): Promise<void>;
  /** Makes delayed messages due now. */
  release(ids: string[]): Promise<void>;
  stop(): void;
};

const REORDER_MS = 2000;

export const queueLane = (name: string) => `queue:${name}`;
export const flowLane = (key: string) => `flow:${key}`;

const laneOf = ({ queue, flow, url }: Message): string => {
  if (queue) return queueLane(queue);
  return flow ? flowLane(flow.key) : `origin:${new URL(url).origin}`;
};

const lanePolicy = (state: State, perOrigin: number, lane: string): LanePolicy => {
  if (lane.startsWith("queue:")) {
    return state.queues.get(lane.slice("queue:".length)) ?? { parallelism: 1, paused: false };
  }
  const flow = lane.startsWith("flow:") ? state.flows.get(lane.slice("flow:".length)) : undefined;
  if (!flow) return { parallelism: perOrigin, paused: false };
  const { paused, parallelism = Number.POSITIVE_INFINITY, rate, periodSeconds = 1 } = flow;
  return { paused, parallelism, rate, periodMs: periodSeconds * 1000 };
};

const resolveTargets = (state: State, destination: string): { targets: Target[]; isGroup: boolean } => {
  const group = state.groups.get(destination);
  if (!group) return { targets: [{ url: checkUrl("destination url", destination) }], isGroup: false };
  const targets = group.endpoints.map(({ name, url }) => ({ url, group: group.name, endpoint: name }));
  return { targets, isGroup: true };
};

/** Queues and flow control keys that a template names and that are not known, or known otherwise. */
const impliedChanges = (state: State, { queue, flow }: Template, now: number): Change[] => {
  const changes: Change[] = [];
  if (queue && !state.queues.has(queue)) {
    const created = { name: queue, parallelism: 1, paused: false, createdAt: now, updatedAt: now };
    changes.push({ type: "queue", queue: created });
  }
  if (flow) {
    const known = state.flows.get(flow.key);
    const next = {
      ...(known ?? { paused: false, pinnedParallelism: false, pinnedRate: false }),
      ...flowSettings(flow, known),
      key: flow.key,
    };
    if (JSON.stringify(next) !== JSON.stringify(known)) changes.push({ type: "flow", flow: next });
  }
  return changes;
};

const flowSettings = (
  { parallelism, rate, periodSeconds }: FlowSettings,
  known?: { pinnedParallelism: boolean; pinnedRate: boolean },
) => ({
  ...(known?.pinnedParallelism ? {} : { parallelism }),
  ...(known?.pinnedRate ? {} : { rate, periodSeconds }),
});

export const createEngine = (ledger: Ledger, faults: Faults, options: EngineOptions): Engine => {
  const { state } = ledger;
  const attempts = createAttempts({ ledger, faults, ...options });
  let stopped = false;

  const enter = (message: Message) => {
    const { id, dueAt, url } = message;
    const lane = laneOf(message);
    if (message.holdsQueue) dispatcher.hold(queueLane(message.holdsQueue), id);
    dispatcher.add({ id, dueAt, lane, origin: new URL(url).origin, ordered: message.queue !== undefined });
  };

  const finish = (message: Message) => {
    if (message.holdsQueue) dispatcher.letGo(queueLane(message.holdsQueue), message.id);
  };

  const attempt = async (id: string): Promise<number | undefined> => {
    const made = await attempts.make(id);
    if (!made || stopped) return undefined;
    if (typeof made === "number") return made;
    const { message, outcome } = made;
    await ledger.commit(outcome);
    for (const spawned of outcome.spawned) enter(spawned);
    if (outcome.type === "retrying") return outcome.dueAt;
    finish(message);
    return undefined;
  };

  const dispatcher = createDispatcher({
    ...options,
    policy: (lane) => lanePolicy(state, options.perOrigin, lane),
    attempt: (id) =>
      attempt(id).catch((cause) => {
        if (!stopped) console.error("qstash: an attempt could not be recorded", cause);
        return undefined;
      }),
  });

  const strikeOnEntry = (message: Message) => {
    if (faults.behaves("qstash", "duplicate")) attempts.double(message.id);
    if (!message.queue && faults.behaves("qstash", "reorder")) message.dueAt += Math.random() * REORDER_MS;
    message.dueAt += faults.behaves("qstash", "delay")?.latencyMs ?? 0;
  };

  const earlier = (key: string | undefined, now: number): string | undefined => {
    const known = key === undefined ? undefined : state.deduplications.get(key);
    return known && known.at > now - DEDUPLICATION_MS ? known.messageId : undefined;
  };

  const publishOne = (publication: Publication, now: number) => {
    const { template, destination, body, scheduleId } = publication;
    const { targets, isGroup } = resolveTargets(state, destination);
    const kept: Message[] = [];
    const lost: Message[] = [];
    const results = targets.map((target): Published => {
      const message = { ...createMessage(template, target, body, now), scheduleId };
      const url = isGroup ? target.url : undefined;
      const known = earlier(message.deduplicationId, now);
      if (known) return { messageId: known, url, deduplicated: true };
      strikeOnEntry(message);
      (faults.behaves("qstash", "drop") ? lost : kept).push(message);
      return { messageId: message.id, url };
    });
    const changes = impliedChanges(state, template, now);
    if (kept.length > 0) changes.push({ type: "accepted", messages: kept, at: now, scheduleId });
    if (lost.length > 0) changes.push({ type: "accepted", messages: lost, at: now, lost: true });
    return { result: isGroup ? results : (results[0] as Published), kept, changes };
  };

  for (const message of state.messages.values()) {
    const isBetweenAttempts = message.queue && message.retried > 0 && message.dueAt > Date.now();
    if (isBetweenAttempts) dispatcher.hold(laneOf(message), message.id);
  }
  for (const message of state.messages.values()) enter(message);

  return {
    state,
    dispatcher,
    async publish(publications) {
      for (const { destination } of publications) resolveTargets(state, destination);
      const now = Date.now();
      const committed: Promise<void>[] = [];
      const done = publications.map((publication) => {
        const one = publishOne(publication, now);
        if (one.changes.length > 0) committed.push(ledger.commit(...one.changes));
        return one;
      });
      await Promise.all(committed);
      for (const { kept } of done) for (const message of kept) enter(message);
      return done.map(({ result }) => result);
    },
    async admit(messages, ...more) {
      await ledger.commit({ type: "accepted", messages, at: Date.now() }, ...more);
      for (const message of messages) enter(message);
    },
    async cancel(ids) {
      const known = ids.flatMap((id) => state.messages.get(id) ?? []);
      await ledger.commit({ type: "cancelled", ids, at: Date.now() });
      for (const message of known) {
        dispatcher.remove(message.id);
        finish(message);
      }
    },
    async release(ids) {
      const now = Date.now();
      await ledger.commit({ type: "released", ids, at: now });
      for (const id of ids) dispatcher.advance(id, now);
    },
    stop() {
      stopped = true;
      dispatcher.stop();
      attempts.close();
    },
  };
};
