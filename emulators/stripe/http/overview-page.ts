import { Hono } from "hono";
import { html } from "hono/html";
import type Stripe from "stripe";
import { formatAmount } from "@/emulators/stripe/core/money";
import type { Delivery } from "@/emulators/stripe/core/records";
import type { Engine } from "@/emulators/stripe/engine";
import { idOf } from "@/emulators/stripe/objects/references";

const SHOWN = 50;

type Html = ReturnType<typeof html>;

const time = (ms: number): Html =>
  html`<time datetime="${new Date(ms).toISOString()}">${new Date(ms).toISOString().slice(5, 19).replace("T", " ")}</time>`;

const badge = (state: string): Html =>
  html`<span class="badge" data-state="${state}">${state.replaceAll("_", " ")}</span>`;

const button = (
  action: string,
  label: string,
  name = "",
  value = "",
): Html => html`<form method="post" action="${action}">
  ${name ? html`<input type="hidden" name="${name}" value="${value}">` : ""}<button>${label}</button>
</form>`;

const section = (title: string, heads: string[], rows: Html[], empty: string): Html => html`<section>
  <h2>${title}</h2>
  ${
    rows.length === 0
      ? html`<p class="empty">${empty}</p>`
      : html`<div class="scroll"><table>
          <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
          <tbody>${rows}</tbody>
        </table></div>`
  }
</section>`;

const latest = <T>(rows: T[]): T[] => rows.reverse().slice(0, SHOWN);

const paidWith = (charge: Stripe.Charge | undefined): string => {
  const details = charge?.payment_method_details;
  if (details?.card) return `${details.card.brand} ···· ${details.card.last4}`;
  const account = details?.us_bank_account ?? details?.sepa_debit;
  return account ? `bank account ···· ${account.last4}` : "—";
};

const payments = (engine: Engine): Html => {
  const rows = latest(engine.store.all("payment_intent")).map((intent) => {
    const charge = engine.store.get("charge", idOf(intent.latest_charge) ?? "");
    const error = intent.last_payment_error;
    const settle = `/standin/payment-intents/${intent.id}/settle`;
    return html`<tr>
      <td><code>${intent.id}</code></td>
      <td class="amount">${formatAmount(intent.amount, intent.currency)}</td>
      <td>${badge(intent.status)} ${error ? html`<small>${error.decline_code ?? error.code}</small>` : ""}</td>
      <td>${paidWith(charge)}</td>
      <td>${time(intent.created * 1000)}</td>
      <td class="actions">${
        intent.status === "processing"
          ? html`${button(settle, "Pays", "outcome", "succeeded")}${button(settle, "Refuses", "outcome", "failed")}`
          : ""
      }</td>
    </tr>`;
  });
  return section(
    "Payments",
    ["Payment", "Amount", "State", "Paid with", "Created (UTC)", ""],
    rows,
    "No payments yet. They appear here when somebody checks out.",
  );
};

const refunds = (engine: Engine): Html => {
  const rows = latest(engine.store.all("refund")).map(
    (refund) => html`<tr>
      <td><code>${refund.id}</code></td>
      <td class="amount">${formatAmount(refund.amount, refund.currency)}</td>
      <td>${badge(refund.status ?? "")}</td>
      <td><code>${idOf(refund.payment_intent)}</code></td>
      <td>${time(refund.created * 1000)}</td>
    </tr>`,
  );
  return section("Refunds", ["Refund", "Amount", "State", "Payment", "Created (UTC)"], rows, "No refunds.");
};

const disputes = (engine: Engine): Html => {
  const rows = latest(engine.store.all("dispute")).map((dispute) => {
    const close = `/standin/disputes/${dispute.id}/close`;
    const open = dispute.status === "needs_response" || dispute.status === "under_review";
    return html`<tr>
      <td><code>${dispute.id}</code></td>
      <td class="amount">${formatAmount(dispute.amount, dispute.currency)}</td>
      <td>${badge(dispute.status)} <small>${dispute.reason}</small></td>
      <td><code>${idOf(dispute.payment_intent)}</code></td>
      <td class="actions">${open ? html`${button(close, "Won", "outcome", "won")}${button(close, "Lost", "outcome", "lost")}` : ""}</td>
    </tr>`;
  });
  return section(
    "Disputes",
    ["Dispute", "Amount", "State", "Payment", ""],
    rows,
    "No disputes. The card 4000 0000 0000 0259 opens one.",
  );
};

const describeAttempts = (deliveries: Delivery[]): Html => {
  const delivery = deliveries.at(-1);
  if (!delivery) return html`—`;
  const attempt = delivery.attempts.at(-1);
  const retry =
    delivery.state === "waiting" && attempt
      ? `, again ${new Date(delivery.nextAt).toISOString().slice(11, 19)}`
      : "";
  return html`${badge(delivery.state)}
    <small>${delivery.tries} ${delivery.tries === 1 ? "attempt" : "attempts"}${attempt?.error ? `, last ${attempt.error}` : ""}${retry}</small>`;
};

const events = (engine: Engine): Html => {
  const byEvent = new Map<string, Delivery[]>();
  for (const delivery of engine.store.all("delivery"))
    byEvent.set(delivery.event, [...(byEvent.get(delivery.event) ?? []), delivery]);
  const rows = latest(engine.store.all("event")).map(
    (event) => html`<tr>
      <td><details><summary><code>${event.type}</code></summary><pre>${JSON.stringify(event, null, 2)}</pre></details></td>
      <td><code>${"id" in event.data.object ? String(event.data.object.id) : ""}</code></td>
      <td>${describeAttempts(byEvent.get(event.id) ?? [])}</td>
      <td>${time(event.created * 1000)}</td>
      <td class="actions">${button(`/standin/events/${event.id}/resend`, "Resend")}</td>
    </tr>`,
  );
  return section(
    "Events and webhooks",
    ["Event", "Object", "Delivery", "Created (UTC)", ""],
    rows,
    "No events yet.",
  );
};

/** What the stand-in holds, for people. */
export const overviewPage = (engine: Engine): Hono => {
  const app = new Hono();
  app.get("/", (c) =>
    c.html(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Payments · local stand-in</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/v3/overview.css">
  </head>
  <body>
    <header>
      <h1>Payments</h1>
      <p>The local stand-in for Stripe. No money moves here. The latest ${SHOWN} of each are shown; <a href="/">refresh</a>.</p>
    </header>
    <main>${payments(engine)}${refunds(engine)}${disputes(engine)}${events(engine)}</main>
  </body>
</html>`),
  );
  return app;
};
