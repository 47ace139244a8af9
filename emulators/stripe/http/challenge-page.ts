import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { formatAmount } from "@/emulators/stripe/core/money";
import type { Challenge } from "@/emulators/stripe/core/records";
import { returnAddress } from "@/emulators/stripe/core/return-address";
import type { Engine } from "@/emulators/stripe/engine";
import { answerChallenge } from "@/emulators/stripe/intents/authenticate";
import { isCurrent } from "@/emulators/stripe/intents/challenges";
import { answerSetupChallenge } from "@/emulators/stripe/intents/setup";
import { idOf } from "@/emulators/stripe/objects/references";

type Intent = { id: string; client_secret: string | null; status: string };

const layout = (embedded: boolean, body: ReturnType<typeof html>, script?: string) => html`<!doctype html>
<html lang="en" ${embedded ? "data-embedded" : ""}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Confirm your payment</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/v3/challenge.css">
    ${script ? html`<script src="${script}" defer></script>` : ""}
  </head>
  <body>${body}</body>
</html>`;

const bankMark = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M12 3 3 8v2h18V8L12 3ZM5 12v6m4.7-6v6m4.6-6v6M19 12v6M3 20h18" />
</svg>`;

const BRAND_NAMES: Record<string, string> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  discover: "Discover",
  diners: "Diners Club",
  jcb: "JCB",
  unionpay: "UnionPay",
};

const describe = (engine: Engine, challenge: Challenge) => {
  const payment =
    challenge.kind === "payment_intent" ? engine.store.get("payment_intent", challenge.target) : undefined;
  const intent = payment ?? engine.store.get("setup_intent", challenge.target);
  const method = engine.store.get("payment_method", idOf(intent?.payment_method) ?? "");
  const open = intent?.status === "requires_action" && isCurrent(challenge, intent.next_action);
  return {
    open,
    amount: payment ? formatAmount(payment.amount, payment.currency) : undefined,
    last4: method?.card?.last4 ?? "····",
    brand: BRAND_NAMES[method?.card?.brand ?? ""] ?? "",
  };
};

const question = (c: Context, engine: Engine, challenge: Challenge) => {
  const embedded = c.req.query("embedded") === "1";
  const { open, amount, last4, brand } = describe(engine, challenge);
  if (!open)
    return c.html(
      layout(
        embedded,
        html`<main><h1>Nothing to confirm</h1><p>This check has been answered or is no longer needed.</p></main>`,
        embedded ? "/v3/challenge.js" : undefined,
      ),
    );
  return c.html(
    layout(
      embedded,
      html`<main>
        <header>${bankMark}<strong>Test bank</strong><span>3-D Secure</span></header>
        <h1>Is this you?</h1>
        <p>
          ${amount ? html`Confirm a payment of <b>${amount}</b> with your` : "Confirm the use of your"}
          ${brand} card ending in <b>${last4}</b>.
        </p>
        <form method="post">
          <button class="primary" name="outcome" value="complete">Complete</button>
          <button name="outcome" value="fail">Fail</button>
        </form>
        <footer>A test page of the local stand-in. No bank is asked and no money moves.</footer>
      </main>`,
    ),
  );
};

const answered = async (c: Context, engine: Engine, challenge: Challenge) => {
  const passed = new URLSearchParams(await c.req.text()).get("outcome") === "complete";
  const tx = engine.begin();
  const intent: Intent | undefined =
    challenge.kind === "payment_intent"
      ? answerChallenge(tx, challenge, passed, engine.settings)
      : answerSetupChallenge(tx, challenge, passed);
  const { announced } = await engine.commit(tx);
  if (intent && engine.faults.behaves("stripe", "webhook-first")) await announced;
  const now = intent ?? engine.store.get(challenge.kind, challenge.target);
  if (c.req.query("embedded") !== "1" && challenge.returnUrl && now)
    return c.redirect(returnAddress(challenge.returnUrl, challenge.kind, now), 303);
  return c.html(layout(true, html`<main><p>Thank you. One moment …</p></main>`, "/v3/challenge.js"));
};

/** The bank's page that asks the shopper, alone or as an overlay on the shop's. */
export const challengePages = (engine: Engine): Hono => {
  const app = new Hono();
  const withChallenge =
    (handle: (c: Context, engine: Engine, challenge: Challenge) => Response | Promise<Response>) =>
    (c: Context) => {
      const challenge = engine.store.get("challenge", c.req.param("id") ?? "");
      if (challenge) return handle(c, engine, challenge);
      return c.html(
        layout(false, html`<main><h1>Unknown check</h1><p>No payment waits for this page.</p></main>`),
        404,
      );
    };
  app.get("/3ds/:id", withChallenge(question));
  app.post("/3ds/:id", withChallenge(answered));
  return app;
};
