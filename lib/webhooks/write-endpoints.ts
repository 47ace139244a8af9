import { and, eq, isNull } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema/webhooks";
import { resolveAlarm } from "@/lib/alarms/raise-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { parseFilterPolicy } from "@/lib/events/filter-policy";
import { type FieldError, problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { seal } from "@/lib/kernel/sealed";
import { webhookUrlFault } from "@/lib/services/webhook-call";
import { refreshListening } from "./listening";
import { toWebhook } from "./queries";
import { FORMER_SECRET_HOURS } from "./rules";
import type { NewWebhook, Webhook, WebhookChange } from "./schema";
import { createSecret } from "./signature";

/** What secrets are sealed for. */
export const SECRET_PURPOSE = "webhook-secret";

const MISSING = fail(problem("not-found", "There is no webhook with this identifier."));

const faultsOf = ({ url, filterPolicy }: WebhookChange): FieldError[] => {
  const fault = url === undefined ? null : webhookUrlFault(url);
  const policy = filterPolicy === undefined ? null : parseFilterPolicy(filterPolicy);
  return [
    ...(fault ? [{ path: "url", message: fault }] : []),
    ...(policy && !policy.ok ? (policy.problem.errors ?? []) : []).map(({ path, message }) => ({
      path: ["filterPolicy", path].filter(Boolean).join("."),
      message,
    })),
  ];
};

const refusal = (change: WebhookChange) => {
  const errors = faultsOf(change);
  return errors.length > 0
    ? fail(problem("invalid-body", "The webhook cannot be like this.", { errors }))
    : null;
};

const live = (id: string) => and(eq(webhookEndpoints.id, id), isNull(webhookEndpoints.deletedAt));

/** Makes an endpoint. Its secret is in the answer and, sealed, in the database. */
export const createWebhook = async (
  ctx: Context,
  input: NewWebhook,
): Promise<Result<{ webhook: Webhook; secret: string }>> => {
  const refused = refusal(input);
  if (refused) return refused;
  return inTransaction(ctx.db, async (tx) => {
    const secret = createSecret();
    const [row] = await tx
      .insert(webhookEndpoints)
      .values({
        ...input,
        id: createId("whk"),
        secret: seal(secret, SECRET_PURPOSE),
        createdAt: ctx.now,
        createdBy: ctx.actor,
      })
      .returning();
    if (!row) throw new Error("an insert answered no row");
    await refreshListening(tx);
    await recordAudit(tx, ctx, [{ action: "webhook.create", subject: row.id, after: input }]);
    return ok({ webhook: toWebhook(row, ctx.now), secret });
  });
};

const enabling = (change: WebhookChange) =>
  change.enabled === true ? { disabledReason: null, failingSince: null } : {};

/** Changes an endpoint for events to come. Switched on again it begins with a clean slate. */
export const updateWebhook = async (
  ctx: Context,
  id: string,
  change: WebhookChange,
): Promise<Result<Webhook>> => {
  const refused = refusal(change);
  if (refused) return refused;
  return inTransaction(ctx.db, async (tx) => {
    const [before] = await tx.select().from(webhookEndpoints).where(live(id)).for("update");
    if (!before) return MISSING;
    const [row = before] = await tx
      .update(webhookEndpoints)
      .set({ ...change, ...enabling(change) })
      .where(live(id))
      .returning();
    await refreshListening(tx);
    if (change.enabled) await resolveAlarm(tx, ctx, "webhook-disabled", id);
    const { url, description, types, filterPolicy, enabled } = before;
    await recordAudit(tx, ctx, [
      {
        action: "webhook.update",
        subject: id,
        before: { url, description, types, filterPolicy, enabled },
        after: { url, description, types, filterPolicy, enabled, ...change },
      },
    ]);
    return ok(toWebhook(row, ctx.now));
  });
};

/** Gives an endpoint a new secret. The one before signs along for a day, so that receivers can change over. */
export const rotateSecret = (
  ctx: Context,
  id: string,
): Promise<Result<{ webhook: Webhook; secret: string }>> =>
  inTransaction(ctx.db, async (tx) => {
    const [before] = await tx.select().from(webhookEndpoints).where(live(id)).for("update");
    if (!before) return MISSING;
    const secret = createSecret();
    const formerUntil = new Date(ctx.now.getTime() + FORMER_SECRET_HOURS * 3_600_000);
    const [row = before] = await tx
      .update(webhookEndpoints)
      .set({ secret: seal(secret, SECRET_PURPOSE), formerSecret: before.secret, formerUntil })
      .where(live(id))
      .returning();
    await recordAudit(tx, ctx, [{ action: "webhook.rotate-secret", subject: id }]);
    return ok({ webhook: toWebhook(row, ctx.now), secret });
  });

const stopPending = (tx: Transaction, ctx: Context, id: string) =>
  tx
    .update(webhookDeliveries)
    .set({ status: "failed", nextAttemptAt: null, settledAt: ctx.now })
    .where(and(eq(webhookDeliveries.endpointId, id), eq(webhookDeliveries.status, "pending")));

/** Takes an endpoint away; what was on its way to it stops. */
export const deleteWebhook = (ctx: Context, id: string): Promise<Result<null>> =>
  inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .update(webhookEndpoints)
      .set({ deletedAt: ctx.now, enabled: false })
      .where(live(id))
      .returning();
    if (!row) return MISSING;
    await stopPending(tx, ctx, id);
    await refreshListening(tx);
    await resolveAlarm(tx, ctx, "webhook-disabled", id);
    await recordAudit(tx, ctx, [{ action: "webhook.delete", subject: id, before: { url: row.url } }]);
    return ok(null);
  });
