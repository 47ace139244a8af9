import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Stand, startStand } from "./testing";

let stand: Stand;
beforeEach(async () => {
  stand = await startStand();
});
afterEach(() => stand.close());

const target = (path = "/jobs") => `${stand.destination.url}${path}`;
const json = (text: string | undefined) => JSON.parse(text ?? "null");
const decode = (base64: string) => Buffer.from(base64, "base64").toString();

describe("retries", () => {
  it("come with a growing wait and a count, until it works", async () => {
    const { client, destination } = stand;
    let failures = 2;
    destination.answer(() => ({ status: failures-- > 0 ? 503 : 200 }));
    await client.publishJSON({ url: target(), body: {} });
    await stand.drain();
    expect(destination.received.map(({ headers }) => headers["upstash-retried"])).toEqual(["0", "1", "2"]);
    const [first = 0, second = 0, third = 0] = destination.received.map(({ at }) => at);
    expect(second - first).toBeGreaterThanOrEqual(12);
    expect(third - second).toBeGreaterThanOrEqual(148);
    expect((await client.dlq.listMessages()).messages).toEqual([]);
  });

  it("end among the dead letters, with the last answer", async () => {
    const { client, destination } = stand;
    destination.answer(() => ({ status: 500, body: "broken", headers: { "x-why": "tired" } }));
    const { messageId } = await client.publishJSON({
      url: target(),
      body: { n: 1 },
      retries: 1,
      label: ["a", "b"],
    });
    await stand.drain();
    expect(destination.received).toHaveLength(2);
    const { messages } = await client.dlq.listMessages({ filter: { label: "b", responseStatus: 500 } });
    expect(messages).toMatchObject([
      {
        messageId,
        url: target(),
        method: "POST",
        body: '{"n":1}',
        header: { "Content-Type": ["application/json"] },
        maxRetries: 1,
        responseStatus: 500,
        responseBody: "broken",
        responseHeader: { "X-Why": ["tired"] },
        dlqId: expect.stringMatching(/^\d+-\d+$/),
      },
    ]);
    expect((await client.dlq.listMessages({ filter: { label: "c" } })).messages).toEqual([]);
  });

  it("follow the expression or the answer's Retry-After instead of the default", async () => {
    const { client, destination } = stand;
    destination.answer(({ path }) => ({
      status: 500,
      ...(path === "/after" ? { headers: { "retry-after": "200" } } : {}),
    }));
    const retries = 1;
    await client.publishJSON({
      url: target("/expression"),
      body: {},
      retries,
      retryDelay: "pow(10, 2) * 1000",
    });
    await client.publishJSON({ url: target("/after"), body: {}, retries });
    await stand.drain();
    const gap = (path: string) => {
      const [first = 0, second = 0] = destination.received
        .filter((one) => one.path === path)
        .map(({ at }) => at);
      return second - first;
    };
    expect(gap("/expression")).toBeGreaterThanOrEqual(100);
    expect(gap("/expression")).toBeLessThan(190);
    expect(gap("/after")).toBeGreaterThanOrEqual(200);
  });

  it("stop at once on a non-retryable answer", async () => {
    const { client, destination } = stand;
    destination.answer(() => ({ status: 489, headers: { "Upstash-NonRetryable-Error": "true" } }));
    await client.publishJSON({ url: target(), body: {} });
    await stand.drain();
    expect(destination.received).toHaveLength(1);
    expect((await client.dlq.listMessages()).messages).toMatchObject([{ responseStatus: 489 }]);
  });

  it("count a timeout and a refused connection as failures", async () => {
    const { client, destination } = stand;
    destination.answer(() => ({ waitMs: 1500 }));
    await client.publishJSON({ url: target(), body: {}, retries: 0, timeout: 1 });
    await client.publishJSON({ url: "http://127.0.0.1:9/none", body: {}, retries: 0 });
    await stand.drain();
    const bodies = (await client.dlq.listMessages()).messages.map(({ responseBody }) => responseBody);
    expect(bodies).toEqual([expect.stringContaining("timed out"), expect.stringContaining("ECONNREFUSED")]);
  });
});

describe("dead letters", () => {
  const kill = async (count: number) => {
    stand.destination.answer(() => ({ status: 500 }));
    for (let n = 0; n < count; n++)
      await stand.client.publishJSON({ url: target(), body: { n }, retries: 0 });
    await stand.drain();
    stand.destination.answer(() => ({ status: 200 }));
    return (await stand.client.dlq.listMessages()).messages;
  };

  it("can be retried one by one or all, as new messages", async () => {
    const { client, destination } = stand;
    const [first] = await kill(3);
    destination.received.length = 0;
    const { responses } = await client.dlq.retry(first?.dlqId ?? "");
    expect(responses[0]?.messageId).not.toBe(first?.messageId);
    expect(await client.dlq.retry({ all: true })).toMatchObject({ responses: [{}, {}] });
    await stand.drain();
    expect(destination.received.map(({ body }) => body).sort()).toEqual(['{"n":0}', '{"n":1}', '{"n":2}']);
    expect((await client.dlq.listMessages()).messages).toEqual([]);
  });

  it("can be read, counted off in pages and deleted, and survive a restart", async () => {
    await kill(3);
    await stand.restart();
    const { client, service } = stand;
    const page = await client.dlq.listMessages({ count: 2 });
    expect(page.messages).toHaveLength(2);
    const rest = await client.dlq.listMessages({ count: 2, cursor: page.cursor });
    expect(rest.messages).toHaveLength(1);
    const dlqId = rest.messages[0]?.dlqId ?? "";
    const headers = { authorization: `Bearer ${service.env.QSTASH_TOKEN}` };
    const one = await fetch(`${service.url}/v2/dlq/${dlqId}`, { headers });
    expect(await one.json()).toMatchObject({ dlqId, responseStatus: 500 });
    await client.dlq.delete(dlqId);
    await expect(client.dlq.delete(dlqId)).rejects.toMatchObject({ status: 404 });
    await expect(client.dlq.retry(dlqId)).rejects.toMatchObject({ status: 404 });
    expect(await client.dlq.delete({ all: true })).toMatchObject({ deleted: 2 });
  });
});

describe("callbacks", () => {
  it("tell each attempt's answer, and the last failure with the dead letter's id", async () => {
    const { client, destination, receiver } = stand;
    destination.answer(({ path }) => (path === "/jobs" ? { status: 500, body: "no" } : {}));
    const { messageId } = await client.publishJSON({
      url: target(),
      body: { n: 1 },
      retries: 1,
      callback: target("/callback"),
      failureCallback: target("/failure"),
      headers: { "Upstash-Callback-Forward-X-Own": "yes" },
    });
    await stand.drain();
    const callbacks = destination.received.filter(({ path }) => path === "/callback");
    expect(callbacks.map(({ body }) => json(body).retried)).toEqual([0, 1]);
    expect(callbacks[0]?.headers).toMatchObject({ "x-own": "yes", "content-type": "application/json" });
    const failures = destination.received.filter(({ path }) => path === "/failure");
    expect(failures).toHaveLength(1);
    const told = json(failures[0]?.body);
    expect(told).toMatchObject({
      status: 500,
      retried: 1,
      maxRetries: 1,
      sourceMessageId: messageId,
      url: target(),
      method: "POST",
      sourceHeader: { "Content-Type": ["application/json"] },
    });
    expect(decode(told.body)).toBe("no");
    expect(decode(told.sourceBody)).toBe('{"n":1}');
    expect((await client.dlq.listMessages()).messages[0]?.dlqId).toBe(told.dlqId);
    const signature = String(failures[0]?.headers["upstash-signature"]);
    const body = failures[0]?.body ?? "";
    await expect(receiver.verify({ signature, body, url: target("/failure") })).resolves.toBe(true);
  });

  it("come before the next message of a queue", async () => {
    const { client, destination } = stand;
    destination.answer(() => ({ waitMs: 20 }));
    const queue = client.queue({ queueName: "fifo" });
    await queue.enqueue({ url: target("/1"), body: "", callback: target("/callback") });
    await queue.enqueue({ url: target("/2"), body: "" });
    await stand.drain();
    expect(destination.received.map(({ path }) => path)).toEqual(["/1", "/callback", "/2"]);
  });
});

describe("faults", () => {
  const publish = (path: string) => stand.client.publishJSON({ url: target(path), body: {} });

  it("drop accepts and never delivers, also after a restart", async () => {
    stand.faults.add({ service: "qstash", rule: "drop", count: 1 });
    expect(await publish("/lost")).toMatchObject({ messageId: expect.any(String) });
    await publish("/kept");
    await stand.restart();
    await stand.drain();
    expect(stand.destination.received.map(({ path }) => path)).toEqual(["/kept"]);
  });

  it("duplicate delivers the same message twice", async () => {
    stand.faults.add({ service: "qstash", rule: "duplicate", count: 1 });
    await publish("/twice");
    await stand.drain();
    const ids = stand.destination.received.map(({ headers }) => headers["upstash-message-id"]);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it("reorder and delay hold back", async () => {
    stand.faults.add({ service: "qstash", rule: "delay", latencyMs: 800, count: 1 });
    await publish("/late");
    await publish("/soon");
    await stand.drain();
    expect(stand.destination.received.map(({ path }) => path)).toEqual(["/soon", "/late"]);
    stand.faults.add({ service: "qstash", rule: "reorder" });
    for (let n = 0; n < 8; n++) await publish(`/${n}`);
    await stand.drain(3000);
    const order = stand.destination.received.slice(2).map(({ path }) => path);
    expect(order).toHaveLength(8);
    expect(order).not.toEqual([...order].sort());
  });

  it("fail counts as the destination's answer", async () => {
    stand.faults.add({ service: "qstash", rule: "fail", status: 502, count: 1 });
    const { messageId } = await publish("/retried");
    await stand.drain();
    expect(stand.destination.received.map(({ headers }) => headers["upstash-retried"])).toEqual(["1"]);
    const { logs } = await stand.client.logs({ messageIds: [messageId] });
    expect(logs.find(({ state }) => state === "ERROR")).toMatchObject({ responseStatus: 502 });
  });

  it("an injected status reaches the SDK as the vendor's error", async () => {
    stand.faults.add({ service: "qstash", rule: "/v2/publish", status: 503, count: 1 });
    await expect(publish("/never")).rejects.toMatchObject({ name: "QstashError", status: 503 });
  });
});
