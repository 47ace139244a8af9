import { html, raw } from "hono/html";
import type { Engine } from "./engine";
import type { Scheduler } from "./scheduler";

const SHOWN = 100;

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#18251d, #eff3e8); --dim: light-dark(#5a675f, #9daa9b);
  --paper: light-dark(#fbf8f1, #12180f); --card: light-dark(#fff, #1b231a); --line: light-dark(#e9e3d5, #2b362b);
  --bad: light-dark(#b3261e, #ff8a80); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.5 system-ui, sans-serif; }
header { display: flex; gap: 24px; align-items: baseline; padding: 20px 24px 4px; flex-wrap: wrap; }
h1 { font-size: 18px; margin: 0; } h2 { font-size: 15px; margin: 28px 0 8px; }
header span, .dim { color: var(--dim); } header b { color: var(--ink); }
main { padding: 0 24px 48px; max-width: 1200px; }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); }
th, td { text-align: left; padding: 6px 10px; border-top: 1px solid var(--line); vertical-align: top; }
th { font-weight: 500; color: var(--dim); border: 0; } td { overflow-wrap: anywhere; }
code { font: 12px/1.5 ui-monospace, monospace; } .bad { color: var(--bad); }
button { font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 6px;
  padding: 1px 8px; cursor: pointer; } button:hover { border-color: var(--dim); }
`;

const SCRIPT = `
addEventListener("click", async (event) => {
  const action = event.target.closest("button")?.dataset.post;
  if (!action) return;
  await fetch(action, { method: "POST" });
  refresh();
});
const refresh = async () => {
  if (document.hidden || !getSelection().isCollapsed) return;
  const fresh = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
  for (const part of ["header", "main"]) {
    const now = document.querySelector(part), next = fresh.querySelector(part);
    if (now.innerHTML !== next.innerHTML) now.innerHTML = next.innerHTML;
  }
};
setInterval(() => refresh().catch(() => {}), 2000);
`;

const clock = (time: number) =>
  html`<time datetime="${new Date(time).toISOString()}">${new Date(time).toLocaleTimeString("en-GB")}</time>`;

type Cell = ReturnType<typeof html> | string | number;

const table = (title: string, head: string[], rows: Cell[][], total: number) => html`
  <h2>${title} <span class="dim">${total}</span></h2>
  ${
    rows.length === 0
      ? html`<p class="dim">None.</p>`
      : html`<table>
          <thead><tr>${head.map((name) => html`<th>${name}</th>`)}</tr></thead>
          <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
        </table>`
  }
`;

const decode = (base64: string) => Buffer.from(base64, "base64").toString("utf8").slice(0, 300);

/** The page behind `GET /`: what waits, what is under way, what has arrived and what has failed. */
export const renderPage = (engine: Engine, scheduler: Scheduler) => {
  const { messages, deadLetters, schedules, delivered, queues } = engine.state;
  const waiting = [...messages.values()].sort((a, b) => a.dueAt - b.dueAt);
  const letters = [...deadLetters.values()].reverse();
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Queue</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">
<style>${raw(STYLE)}</style></head>
<body>
<header>
  <h1>Queue</h1>
  <span><b>${messages.size}</b> waiting</span><span><b>${engine.dispatcher.inFlight}</b> in flight</span>
  <span><b>${letters.length}</b> dead</span>
  <button data-post="/standin/release">Deliver delayed messages now</button>
</header>
<main>
${table(
  "Waiting and in flight",
  ["Due", "Destination", "Try", "Body"],
  waiting
    .slice(0, SHOWN)
    .map((message) => [
      clock(message.dueAt),
      html`${message.url}<br><code class="dim">${message.id}${message.queue ? ` · ${message.queue}` : ""}</code>`,
      `${message.retried + 1} of ${message.maxRetries + 1}`,
      html`<code>${message.binary ? "(binary)" : message.body.slice(0, 300)}</code>`,
    ]),
  waiting.length,
)}
${table(
  "Dead letters",
  ["Failed", "Destination", "Answer", "Body", ""],
  letters
    .slice(0, SHOWN)
    .map(({ dlqId, message, answer, failedAt }) => [
      clock(failedAt),
      html`${message.url}<br><code class="dim">${message.id}</code>`,
      html`<span class="bad">${answer.status || "no answer"}</span> <code>${decode(answer.body)}</code>`,
      html`<code>${message.binary ? "(binary)" : message.body.slice(0, 300)}</code>`,
      html`<button data-post="/standin/dead-letters/${dlqId}/retry">Try again</button>`,
    ]),
  letters.length,
)}
${table(
  "Schedules",
  ["Next", "Cron", "Destination", "Last", ""],
  [...schedules.values()].map((schedule) => [
    schedule.paused ? "paused" : clock(scheduler.nextRunAt(schedule.id) ?? 0),
    html`<code>${schedule.cron}</code>`,
    html`${schedule.destination}<br><code class="dim">${schedule.id}</code>`,
    schedule.lastRunAt ? clock(schedule.lastRunAt) : "never",
    html`<button data-post="/standin/schedules/${schedule.id}/run">Run now</button>`,
  ]),
  schedules.size,
)}
${table(
  "Queues",
  ["Name", "Parallelism", ""],
  [...queues.values()].map((queue) => [queue.name, queue.parallelism, queue.paused ? "paused" : ""]),
  queues.size,
)}
${table(
  "Delivered",
  ["At", "Destination", "Answer", "Retried"],
  delivered
    .slice(-SHOWN)
    .reverse()
    .map(({ at, url, id, status, retried }) => [
      clock(at),
      html`${url}<br><code class="dim">${id}</code>`,
      status,
      retried,
    ]),
  Math.min(delivered.length, SHOWN),
)}
</main>
<script>${raw(SCRIPT)}</script>
</body></html>`;
};
