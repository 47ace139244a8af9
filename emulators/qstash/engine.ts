import type { Faults } from "../kit/faults";
import { createAttempts } from "./attempt";
import { Dispatcher } from "./dispatcher";
import type { LanePolicy } from "./lane";
import type { Ledger } from "./ledger";
import { type Publication, type Published, preparePublication, resolveTargets } from "./publication";
import type { State } from "./state";
import type { Change, Message } from "./types";

type EngineOptions = {
  /** Messages that may be under way to one origin at once. */
  perOrigin: number;
  total: number;
  retryLimit: number;
  retryScale: number;
  graceMs: number;
};

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

const queueLane = (name: string) => `queue:${name}`;
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

/** Hands over what a restart has found: first the places that queues keep between attempts, then the messages. */
const restore = (state: State, dispatcher: Dispatcher, enter: (message: Message) => void) => {
  const now = Date.now();
  for (const message of state.messages.values()) {
    const isBetweenAttempts = message.queue && message.retried > 0 && message.dueAt > now;
    if (isBetweenAttempts) dispatcher.hold(laneOf(message), message.id);
  }
  for (const message of state.messages.values()) enter(message);
};

export const createEngine = (ledger: Ledger, faults: Faults, options: EngineOptions): Engine => {
  const { state } = ledger;
  const attempts = createAttempts({ ledger, faults, ...options });
  let stopped = false;

  const enter = (message: Message) => {
    const { id, dueAt, url, queue, holdsQueue } = message;
    if (holdsQueue) dispatcher.hold(queueLane(holdsQueue), id);
    dispatcher.add({
      id,
      dueAt,
      lane: laneOf(message),
      origin: new URL(url).origin,
      ordered: queue !== undefined,
    });
  };

  const finish = ({ id, holdsQueue }: Message) => {
    if (holdsQueue) dispatcher.letGo(queueLane(holdsQueue), id);
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

  const dispatcher = new Dispatcher({
    ...options,
    policy: (lane) => lanePolicy(state, options.perOrigin, lane),
    attempt: (id) =>
      attempt(id).catch((cause) => {
        if (!stopped) console.error("qstash: an attempt could not be recorded", cause);
        return undefined;
      }),
  });
  restore(state, dispatcher, enter);

  return {
    state,
    dispatcher,
    async publish(publications) {
      for (const { destination } of publications) resolveTargets(state, destination);
      const now = Date.now();
      const committed: Promise<void>[] = [];
      const prepared = publications.map((publication) => {
        const one = preparePublication(state, publication, { faults, now });
        if (one.changes.length > 0) committed.push(ledger.commit(...one.changes));
        return one;
      });
      await Promise.all(committed);
      for (const message of prepared.flatMap(({ kept }) => kept)) {
        if (faults.behaves("qstash", "duplicate")) attempts.double(message.id);
        enter(message);
      }
      return prepared.map(({ result }) => result);
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
