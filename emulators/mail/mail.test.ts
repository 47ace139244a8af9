import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Resend } from "resend";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFaults, type Faults } from "../kit/faults";
import type { Service } from "../kit/service";
import { startMail } from "./start";
import { htmlToText, textToHtml } from "./text";

let dataDir: string;
let faults: Faults;
let service: Service;
let resend: Resend;

const connect = async () => {
  service = await startMail({ dataDir, port: 0, faults });
  resend = new Resend(service.env.RESEND_API_KEY, { baseUrl: service.env.RESEND_BASE_URL });
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "mail-"));
  faults = createFaults();
  await connect();
});
afterEach(async () => {
  await service.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const mail = {
  from: "Shop <shop@example.com>",
  to: "anna@example.com",
  subject: "Hello",
  html: "<p>Hi <b>Anna</b></p>",
};
const messages = async (to?: string) =>
  (await fetch(`${service.url}/messages${to ? `?to=${encodeURIComponent(to)}` : ""}`)).json();

describe("sending", () => {
  it("puts the mail into the mailbox, newest first, where any recipient finds it", async () => {
    const first = await resend.emails.send({ ...mail, to: ["Anna <anna@example.com>", "Ben@example.com"] });
    const second = await resend.emails.send({
      ...mail,
      subject: "Again",
      text: "Plain",
      tags: [{ name: "a", value: "b" }],
    });
    expect(first).toMatchObject({ error: null, data: { id: expect.any(String) } });
    const all = await messages();
    expect(all).toMatchObject([
      { id: second.data?.id, to: "anna@example.com", subject: "Again", text: "Plain", html: mail.html },
      { id: first.data?.id, to: "anna@example.com", subject: "Hello", text: "Hi Anna" },
    ]);
    expect(Date.now() - Date.parse(all[0].sentAt)).toBeLessThan(5000);
    expect(await messages("ben@example.com")).toHaveLength(1);
    expect(await messages("nobody@example.com")).toEqual([]);
  });

  it("can be read back through the API", async () => {
    const { data } = await resend.emails.send({ ...mail, replyTo: "help@example.com" });
    expect((await resend.emails.get(data?.id ?? "")).data).toMatchObject({
      object: "email",
      id: data?.id,
      from: mail.from,
      to: [mail.to],
      subject: mail.subject,
      html: mail.html,
      reply_to: ["help@example.com"],
      cc: null,
      last_event: "delivered",
    });
    expect((await resend.emails.list()).data).toMatchObject({ has_more: false, data: [{ id: data?.id }] });
    expect((await resend.emails.get("none")).error).toMatchObject({ statusCode: 404, name: "not_found" });
  });

  it("takes a batch whole or, when permissive, the good part of it", async () => {
    const bad = { ...mail, to: "nowhere" };
    expect((await resend.batch.send([mail, { ...mail, subject: "Two" }])).data?.data).toHaveLength(2);
    expect((await resend.batch.send([mail, bad])).error).toMatchObject({
      statusCode: 422,
      name: "validation_error",
    });
    expect(await messages()).toHaveLength(2);
    const mixed = await resend.batch.send([mail, bad], { batchValidation: "permissive" });
    expect(mixed.data).toMatchObject({ data: [{}], errors: [{ index: 1 }] });
    expect((await resend.batch.send(Array.from({ length: 101 }, () => mail))).error?.statusCode).toBe(422);
  });

  it("holds a scheduled mail back, which can be moved or cancelled", async () => {
    const scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
    const { data } = await resend.emails.send({ ...mail, scheduledAt });
    const id = data?.id ?? "";
    expect(await messages()).toEqual([]);
    await resend.emails.update({ id, scheduledAt: new Date(Date.now() - 1).toISOString() });
    expect(await messages()).toHaveLength(1);
    const other = await resend.emails.send({ ...mail, scheduledAt });
    expect((await resend.emails.cancel(other.data?.id ?? "")).error).toBeNull();
    expect((await resend.emails.get(other.data?.id ?? "")).data?.last_event).toBe("canceled");
  });
});

describe("idempotency", () => {
  const send = (idempotencyKey: string, change = {}) =>
    resend.emails.send({ ...mail, ...change }, { idempotencyKey });

  it("sends once for a key and answers the same, also after a restart", async () => {
    const first = await send("receipt/1");
    expect((await send("receipt/1")).data).toEqual(first.data);
    await service.stop();
    await connect();
    expect((await send("receipt/1")).data).toEqual(first.data);
    expect(await messages()).toHaveLength(1);
    expect((await send("receipt/2")).data?.id).not.toBe(first.data?.id);
  });

  it("refuses another body, a bad key and two at a time", async () => {
    await send("one");
    expect((await send("one", { subject: "Other" })).error).toMatchObject({
      statusCode: 409,
      name: "invalid_idempotent_request",
    });
    expect((await send("x".repeat(257))).error).toMatchObject({
      statusCode: 400,
      name: "invalid_idempotency_key",
    });
    const together = await Promise.all(Array.from({ length: 10 }, () => send("together")));
    const ids = new Set(together.flatMap(({ data }) => data?.id ?? []));
    expect(ids.size).toBe(1);
    for (const { error } of together) if (error) expect(error.name).toBe("concurrent_idempotent_requests");
    expect(await messages()).toHaveLength(2);
  });

  it("does not keep an answer that refused", async () => {
    expect((await send("later", { to: "" })).error?.statusCode).toBe(422);
    expect((await send("later")).error).toBeNull();
  });
});

describe("errors", () => {
  it("are the vendor's", async () => {
    const wrong = new Resend("re_wrong", { baseUrl: service.url });
    expect((await wrong.emails.send(mail)).error).toMatchObject({ statusCode: 403, name: "invalid_api_key" });
    const missing = await fetch(`${service.url}/emails`, { method: "POST", body: "{}" });
    expect(await missing.json()).toMatchObject({ statusCode: 401, name: "missing_api_key" });
    const expected: [object, string, number][] = [
      [{ ...mail, from: "nobody" }, "invalid_from_address", 422],
      [{ ...mail, to: [] }, "missing_required_field", 422],
      [{ ...mail, subject: undefined }, "missing_required_field", 422],
      [{ ...mail, html: undefined }, "validation_error", 422],
      [{ ...mail, tags: [{ name: "not ok", value: "x" }] }, "validation_error", 422],
      [{ ...mail, attachments: [{ filename: "a" }] }, "invalid_attachment", 422],
      [{ ...mail, to: Array.from({ length: 51 }, (_, n) => `a${n}@example.com`) }, "validation_error", 422],
    ];
    for (const [body, name, statusCode] of expected) {
      expect((await resend.emails.send(body as typeof mail)).error).toMatchObject({ name, statusCode });
    }
    expect(await messages()).toEqual([]);
  });

  it("come from faults in the same form", async () => {
    faults.add({ service: "mail", rule: "POST /emails", status: 429, count: 1 });
    expect((await resend.emails.send(mail)).error).toMatchObject({
      statusCode: 429,
      name: "rate_limit_exceeded",
    });
    expect((await resend.emails.send(mail)).error).toBeNull();
  });
});

it("keeps after kill -9 what it has acknowledged", async () => {
  const code = `
    const { createFaults } = require("./emulators/kit/faults.ts");
    const { startMail } = require("./emulators/mail/start.ts");
    startMail({ dataDir: ${JSON.stringify(dataDir)}, port: 0, faults: createFaults() })
      .then((service) => console.log(JSON.stringify(service.env)));
  `;
  await service.stop();
  const child = spawn(process.execPath, ["--import", "tsx", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const env = JSON.parse(
    await new Promise((resolve) => child.stdout.once("data", (data) => resolve(String(data)))),
  );
  const client = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL });
  for (let n = 0; n < 20; n++) await client.emails.send({ ...mail, subject: `Mail ${n}` });
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
  await connect();
  expect(service.env.RESEND_API_KEY).toBe(env.RESEND_API_KEY);
  expect(await messages()).toHaveLength(20);
});

describe("the mailbox", () => {
  it("shows a mail where its scripts cannot run", async () => {
    const { data } = await resend.emails.send({
      ...mail,
      html: "<script>alert(1)</script><a href='https://x.test'>x</a>",
    });
    const answer = await fetch(`${service.url}/messages/${data?.id}/html`);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("content-security-policy")).not.toContain("allow-scripts");
    expect(await answer.text()).toContain('<base target="_blank">');
    expect(await (await fetch(service.url)).text()).toContain("Mailbox");
    await fetch(`${service.url}/messages`, { method: "DELETE" });
    expect(await messages()).toEqual([]);
  });

  it("derives text from HTML and links from text", () => {
    const html =
      '<style>p{}</style><h1>Order&nbsp;7</h1><p>Pay <a href="https://a.test/x?y=1">here</a>&excl;</p><ul><li>A</li><li>B</li></ul>';
    expect(htmlToText(html)).toBe("Order 7\n\nPay here [https://a.test/x?y=1]&excl;\n\n- A\n- B");
    expect(textToHtml("see https://a.test/?a=1&b=2 <b>")).toContain(
      '<a href="https://a.test/?a=1&#38;b=2">https://a.test/?a=1&#38;b=2</a> &#60;b&#62;',
    );
  });
});
