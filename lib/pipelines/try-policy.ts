import type { Database } from "@/db/client";
import { listLatest } from "@/lib/events/browse-log";
import { matchesFilterPolicy, parseFilterPolicy } from "@/lib/events/filter-policy";
import { filterableOf } from "@/lib/events/filters";
import { type Problem, problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";

/** Events that a policy is tried on. */
const TRIED = 100;

export type PolicyTrial = {
  passed: number;
  total: number;
  /** Newest first. */
  verdicts: { eventId: string; type: string; occurredAt: string; matches: boolean; why: string }[];
};

const faults = (errors: { path: string; message: string }[]): Problem =>
  problem(
    "invalid-body",
    errors.length === 1 ? "The policy has one fault." : `The policy has ${errors.length} faults.`,
    { errors },
  );

/** A policy as somebody typed it; the faults' paths begin with `policy`. An empty text is the empty policy. */
export const readPolicyText = (text: string): Result<Record<string, unknown>> => {
  const json = parseJson(text.trim() === "" ? "{}" : text);
  if ("fault" in json) return fail(faults([{ path: "policy", message: json.fault }]));
  const parsed = parseFilterPolicy(json.value);
  if (parsed.ok) return ok(json.value as Record<string, unknown>);
  return fail(
    faults(
      (parsed.problem.errors ?? []).map(({ path, message }) => ({
        path: ["policy", path].filter(Boolean).join("."),
        message: path === "" ? message : `${path}: ${message}`,
      })),
    ),
  );
};

const parseJson = (text: string): { value: unknown } | { fault: string } => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : "it cannot be read";
    return { fault: `This is not JSON: ${reason.slice(0, 200)}` };
  }
};

/** Which of the last 100 events of these types a policy would let pass, and why. */
export const tryPolicy = async (
  db: Database,
  json: Record<string, unknown>,
  types: readonly string[],
): Promise<Result<PolicyTrial>> => {
  const policy = parseFilterPolicy(json);
  if (!policy.ok) return policy;
  const latest = await listLatest(db, types, TRIED);
  const verdicts = latest.map((event) => ({
    eventId: event.id,
    type: event.type,
    occurredAt: event.occurredAt,
    ...matchesFilterPolicy(policy.value, filterableOf(event)),
  }));
  return ok({
    passed: verdicts.filter(({ matches }) => matches).length,
    total: verdicts.length,
    verdicts,
  });
};
