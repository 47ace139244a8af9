import type { Faults } from "../kit/faults";
import { createMessage, type Target } from "./message";
import { DEDUPLICATION_MS, type State } from "./state";
import { checkUrl } from "./template";
import type { Change, FlowSettings, Message, Template } from "./types";

export type Publication = { template: Template; destination: string; body: Buffer; scheduleId?: string };
export type Published = { messageId: string; url?: string; deduplicated?: boolean };

const REORDER_MS = 2000;

/** @throws ApiError 400 when the destination is neither a URL nor a known URL group */
export const resolveTargets = (
  state: State,
  destination: string,
): { targets: Target[]; isGroup: boolean } => {
  const group = state.groups.get(destination);
  if (!group) return { targets: [{ url: checkUrl("destination url", destination) }], isGroup: false };
  const targets = group.endpoints.map(({ name, url }) => ({ url, group: group.name, endpoint: name }));
  return { targets, isGroup: true };
};

const flowSettings = (
  { parallelism, rate, periodSeconds }: FlowSettings,
  known?: { pinnedParallelism: boolean; pinnedRate: boolean },
) => ({
  ...(known?.pinnedParallelism ? {} : { parallelism }),
  ...(known?.pinnedRate ? {} : { rate, periodSeconds }),
});

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

const earlierMessage = (state: State, { deduplicationId }: Message, now: number): string | undefined => {
  const known = deduplicationId === undefined ? undefined : state.deduplications.get(deduplicationId);
  return known && known.at > now - DEDUPLICATION_MS ? known.messageId : undefined;
};

const holdBack = (message: Message, faults: Faults) => {
  if (!message.queue && faults.behaves("qstash", "reorder")) message.dueAt += Math.random() * REORDER_MS;
  message.dueAt += faults.behaves("qstash", "delay")?.latencyMs ?? 0;
};

/** The messages that a publication leads to, what is to be recorded and what its publisher is told. */
export const preparePublication = (
  state: State,
  { template, destination, body, scheduleId }: Publication,
  { faults, now }: { faults: Faults; now: number },
): { result: Published | Published[]; kept: Message[]; changes: Change[] } => {
  const { targets, isGroup } = resolveTargets(state, destination);
  const kept: Message[] = [];
  const lost: Message[] = [];
  const results = targets.map((target): Published => {
    const message = { ...createMessage(template, target, body, now), scheduleId };
    const url = isGroup ? target.url : undefined;
    const known = earlierMessage(state, message, now);
    if (known) return { messageId: known, url, deduplicated: true };
    holdBack(message, faults);
    (faults.behaves("qstash", "drop") ? lost : kept).push(message);
    return { messageId: message.id, url };
  });
  const changes = impliedChanges(state, template, now);
  if (kept.length > 0) changes.push({ type: "accepted", messages: kept, at: now, scheduleId });
  if (lost.length > 0) changes.push({ type: "accepted", messages: lost, at: now, lost: true });
  return { result: isGroup ? results : (results[0] as Published), kept, changes };
};
