import { type Context, Hono } from "hono";
import { invalidRequest, noSuch, StripeFailure } from "@/emulators/stripe/core/failure";
import { newDelivery } from "@/emulators/stripe/core/transaction";
import type { Engine } from "@/emulators/stripe/engine";
import { payWithoutBrowser } from "@/emulators/stripe/intents/pay-without-browser";
import { settleIntent } from "@/emulators/stripe/intents/settle";
import { closeDispute, findDispute } from "@/emulators/stripe/objects/disputes";
import { finishRefund } from "@/emulators/stripe/objects/refunds";

type Body = { [name: string]: unknown };

const DRAIN_TIMEOUT_MS = 30_000;

const readBody = async (c: Context): Promise<Body> => {
  const text = await c.req.text();
  if (text === "") return {};
  if (!c.req.header("content-type")?.includes("json")) return Object.fromEntries(new URLSearchParams(text));
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? { ...body } : {};
  } catch {
    throw invalidRequest("The body is no JSON.");
  }
};

const outcomeIn = <T extends string>(body: Body, allowed: readonly T[]): T => {
  const found = allowed.find((outcome) => outcome === body.outcome);
  if (found === undefined)
    throw invalidRequest(`Give an outcome: ${allowed.join(" or ")}.`, { param: "outcome" });
  return found;
};

type Action = (c: Context, body: Body) => Promise<object>;

/** Answers JSON to programs, and brings people who pressed a button back to the overview. */
const act =
  (action: Action) =>
  async (c: Context): Promise<Response> => {
    try {
      const result = await action(c, await readBody(c));
      return c.req.header("accept")?.includes("text/html") ? c.redirect("/", 303) : c.json(result);
    } catch (cause) {
      if (cause instanceof StripeFailure) return c.json({ error: cause.body }, cause.status as 400);
      throw cause;
    }
  };

const resend = async (engine: Engine, eventId: string): Promise<object> => {
  const event = engine.store.get("event", eventId);
  if (!event) throw noSuch("event", eventId);
  const delivery = newDelivery(event, Date.now());
  await engine.store.commit([{ table: "delivery", id: delivery.id, row: delivery }]);
  void engine.dispatcher.dispatch([delivery]);
  return { delivery };
};

const drain = async (c: Context, engine: Engine): Promise<object> => {
  const timeoutMs = Number(c.req.query("timeoutMs") ?? DRAIN_TIMEOUT_MS);
  const drained = await engine.dispatcher.drain(timeoutMs);
  return { drained, waiting: engine.dispatcher.waiting };
};

const listDeliveries = (c: Context, engine: Engine): object => {
  const { event, state, type } = c.req.query();
  const deliveries = engine.store
    .all("delivery")
    .filter((row) => event === undefined || row.event === event)
    .filter((row) => state === undefined || row.state === state)
    .filter((row) => type === undefined || row.type === type);
  return { deliveries: deliveries.reverse() };
};

/** What no vendor offers: the world outside, worked by tests and by the buttons of the overview. */
export const standinRoutes = (engine: Engine): Hono => {
  const app = new Hono();
  const id = (c: Context): string => c.req.param("id") ?? "";

  app.get("/standin/deliveries", (c) => c.json(listDeliveries(c, engine)));
  app.on(["GET", "POST"], "/standin/drain", async (c) => c.json(await drain(c, engine)));
  app.post(
    "/standin/events/:id/resend",
    act((c) => resend(engine, id(c))),
  );
  app.post(
    "/standin/payment-intents/:id/pay",
    act((c, body) =>
      engine.change((tx) =>
        payWithoutBrowser(tx, id(c), String(body.paymentMethod ?? "pm_card_visa"), engine.settings),
      ),
    ),
  );
  app.post(
    "/standin/payment-intents/:id/settle",
    act(async (c, body) => {
      const succeeds = outcomeIn(body, ["succeeded", "failed"] as const) === "succeeded";
      const intent = await engine.change((tx) => settleIntent(tx, id(c), succeeds));
      if (!intent) throw invalidRequest("This PaymentIntent is not processing.");
      return intent;
    }),
  );
  app.post(
    "/standin/refunds/:id/finish",
    act(async (c, body) => {
      const succeeds = outcomeIn(body, ["succeeded", "failed"] as const) === "succeeded";
      const refund = await engine.change((tx) => finishRefund(tx, id(c), succeeds));
      if (!refund) throw invalidRequest("This refund has come to its end already.");
      return refund;
    }),
  );
  app.post(
    "/standin/disputes/:id/close",
    act((c, body) => {
      const outcome = outcomeIn(body, ["won", "lost"] as const);
      return engine.change((tx) => closeDispute(tx, findDispute(tx, id(c)), outcome));
    }),
  );
  return app;
};
