import { and, eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { idempotencyKeys } from "@/db/schema/events";
import type { IdempotencyClaim } from "@/lib/events/context";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { CLAIM_TIMEOUT_S, KEPT_HOURS, type KeptAnswer } from "./rules";

/** `fresh`: this call goes ahead; `kept`: the first answer, to be given again. */
export type Claimed = { kind: "fresh" } | { kind: "kept"; answer: KeptAnswer };

const ofClaim = ({ caller, route, key }: IdempotencyClaim) =>
  and(eq(idempotencyKeys.caller, caller), eq(idempotencyKeys.route, route), eq(idempotencyKeys.key, key));

/**
 * Claims a key for this call in one statement: inserts it, or takes over a claim that died or outlived its day. The row
 * lock makes a second call with the same key wait for a claim made in a transaction.
 */
export const claimKey = async (db: Database, claim: IdempotencyClaim): Promise<Result<Claimed>> => {
  const taken = await db.execute<{ caller: string }>(sql`
    insert into idempotency_keys (caller, route, key, body_hash, state)
    values (${claim.caller}, ${claim.route}, ${claim.key}, ${claim.bodyHash}, 'claimed')
    on conflict (caller, route, key) do update
      set claimed_at = now(), body_hash = excluded.body_hash,
          state = case when idempotency_keys.claimed_at < now() - make_interval(hours => ${KEPT_HOURS})
                       then 'claimed' else idempotency_keys.state end
      where idempotency_keys.claimed_at < now() - make_interval(hours => ${KEPT_HOURS})
         or (idempotency_keys.state <> 'done' and idempotency_keys.body_hash = excluded.body_hash
             and idempotency_keys.claimed_at < now() - make_interval(secs => ${CLAIM_TIMEOUT_S}))
    returning caller`);
  if (taken.rows.length > 0) return ok({ kind: "fresh" });
  const [row] = await db.select().from(idempotencyKeys).where(ofClaim(claim));
  if (!row) return fail(problem("idempotency-in-flight", "Try again in a moment."));
  if (row.bodyHash !== claim.bodyHash) {
    return fail(problem("idempotency-mismatch", "This Idempotency-Key was used before with another body."));
  }
  if (row.state === "done" && row.status !== null) {
    return ok({ kind: "kept", answer: { status: row.status, body: row.answer } });
  }
  return fail(
    problem("idempotency-in-flight", "A request with this Idempotency-Key is under way. Try again shortly."),
  );
};

/** Keeps the answer; called in the transaction of the effect, or after the vendor answered. */
export const keepAnswer = async (
  db: Database | Transaction,
  claim: IdempotencyClaim,
  answer: KeptAnswer,
): Promise<void> => {
  await db
    .update(idempotencyKeys)
    .set({ state: "done", status: answer.status, answer: answer.body, claimedAt: sql`now()` })
    .where(ofClaim(claim));
};

/** Frees a key whose call ended before anything happened, so that a corrected call may use it. */
export const releaseKey = async (db: Database, claim: IdempotencyClaim): Promise<void> => {
  await db.delete(idempotencyKeys).where(and(ofClaim(claim), eq(idempotencyKeys.state, "claimed")));
};
