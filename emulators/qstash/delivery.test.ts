import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Stand, startStand } from "./testing";

let stand: Stand;
beforeEach(async () => {
  stand = await startStand();
});
afterEach(() => stand.close());

const target = (path = "/jobs?shop=1") => `${stand.destination.url}${path}`;

describe("publishing", () => {
  it("delivers body, method and forwarded headers with a signature the Receiver accepts", async () => {
    const { client, destination, receiver } = stand;
    const { messageId } = await client.publishJSON({
      url: target(),
      method: "PUT",
      body: { hello: "wörld" },
      headers: { "X-Custom": "7" },
    });
    await stand.drain();
    const [request] = destination.received;
    expect(request).toMatchObject({ method: "PUT", path: "/jobs?shop=1", body: '{"hello":"wörld"}' });
    expect(request?.headers).toMatchObject({
      "content-type": "application/json",
      "x-custom": "7",
      "user-agent": "Upstash-QStash",
      "upstash-message-id": messageId,
      "upstash-retried": "0",
    });
    const signature = String(request?.headers["upstash-signature"]);
    const body = request?.body ?? "";
    await expect(receiver.verify({ signature, body, url: target() })).resolves.toBe(true);
    await expect(receiver.verify({ signature, body: `${body} ` })).rejects.toThrow("body hash");
    await expect(receiver.verify({ signature, body, url: `${target()}x` })).rejects.toThrow("subject");
    await expect(receiver.verify({ signature: `${signature}x`, body })).rejects.toThrow();
  });

  it("accepts the old key's signatures as next after a rotation", async () => {
    const { client, service, receiver, destination } = stand;
    const headers = { authorization: `Bearer ${service.env.QSTASH_TOKEN}` };
    const before = await (await fetch(`${service.url}/v2/keys`, { headers })).json();
    const rotated = await (await fetch(`${service.url}/v2/keys/rotate`, { method: "POST", headers })).json();
    expect(rotated.current).toBe(before.next);
    await client.publish({ url: target(), body: "x" });
    await stand.drain();
    const signature = String(destination.received[0]?.headers["upstash-signature"]);
    await expect(receiver.verify({ signature, body: "x" })).resolves.toBe(true);
    await stand.restart();
    expect(stand.service.env.QSTASH_CURRENT_SIGNING_KEY).toBe(rotated.current);
  });

  it("takes a batch as one, with queues, and refuses all of it when one message is wrong", async () => {
    const { client, destination } = stand;
    const answers = await client.batchJSON([
      { url: target("/a"), body: { n: 1 } },
      { url: target("/b"), body: { n: 2 }, queueName: "lane" },
    ]);
    expect(answers.map(({ messageId }) => messageId)).toEqual([
      expect.stringMatching(/^msg_/),
      expect.stringMatching(/^msg_/),
    ]);
    await stand.drain();
    expect(destination.received.map(({ path }) => path).sort()).toEqual(["/a", "/b"]);
    await expect(
      client.batchJSON([
        { url: target("/c"), body: {} },
        { url: "ftp://nowhere", body: {} },
      ]),
    ).rejects.toMatchObject({ status: 400 });
    await stand.drain();
    expect(destination.received).toHaveLength(2);
  });

  it("waits for delay and not-before", async () => {
    const { client, destination, service } = stand;
    const start = Date.now();
    await client.publishJSON({ url: target("/delay"), body: {}, delay: "1s" });
    await client.publishJSON({ url: target("/late"), body: {}, notBefore: start / 1000 + 3600 });
    await stand.drain(2000);
    expect(destination.received.map(({ path }) => path)).toEqual(["/delay"]);
    expect((destination.received[0]?.at ?? 0) - start).toBeGreaterThanOrEqual(1000);
    await fetch(`${service.url}/standin/release`, { method: "POST" });
    await stand.drain();
    expect(destination.received.map(({ path }) => path)).toEqual(["/delay", "/late"]);
  });

  it("fans out to the endpoints of a URL group", async () => {
    const { client, destination } = stand;
    const endpoints = [{ name: "one", url: target("/1") }, { url: target("/2") }];
    await client.urlGroups.addEndpoints({ name: "group", endpoints });
    const answers = await client.publishJSON({ urlGroup: "group", body: {} });
    expect(answers).toMatchObject([{ url: target("/1") }, { url: target("/2") }]);
    await stand.drain();
    expect(destination.received.map(({ path }) => path).sort()).toEqual(["/1", "/2"]);
    expect(destination.received[0]?.headers["upstash-topic-name"]).toBe("group");
    await client.urlGroups.removeEndpoints({ name: "group", endpoints });
    expect(await client.urlGroups.list()).toEqual([]);
  });
});

describe("deduplication", () => {
  it("delivers once for an id, and says so, also after a restart", async () => {
    const first = await stand.client.publishJSON({
      url: target(),
      body: { n: 1 },
      deduplicationId: "order-1",
    });
    const second = await stand.client.publishJSON({
      url: target(),
      body: { n: 2 },
      deduplicationId: "order-1",
    });
    expect(second).toEqual({ messageId: first.messageId, deduplicated: true });
    await stand.drain();
    await stand.restart();
    const third = await stand.client.publishJSON({ url: target(), body: {}, deduplicationId: "order-1" });
    expect(third).toMatchObject({ deduplicated: true });
    await stand.drain();
    expect(stand.destination.received.map(({ body }) => body)).toEqual(['{"n":1}']);
  });

  it("compares destination, body and headers when told to", async () => {
    const publish = (body: string, value: string) =>
      stand.client.publish({
        url: target(),
        body,
        headers: { "x-value": value },
        contentBasedDeduplication: true,
      });
    await publish("a", "1");
    expect(await publish("a", "1")).toMatchObject({ deduplicated: true });
    expect(await publish("b", "1")).not.toHaveProperty("deduplicated", true);
    expect(await publish("a", "2")).not.toHaveProperty("deduplicated", true);
    await stand.drain();
    expect(stand.destination.received).toHaveLength(3);
  });
});

describe("queues", () => {
  it("deliver one after the other in order, across a failure in between", async () => {
    const { client, destination } = stand;
    let failures = 2;
    destination.answer(({ body }) => ({ status: body === "2" && failures-- > 0 ? 500 : 200, waitMs: 20 }));
    const queue = client.queue({ queueName: "fifo" });
    for (const body of ["1", "2", "3", "4"]) await queue.enqueue({ url: target(), body });
    await stand.drain();
    expect(destination.received.map(({ body }) => body)).toEqual(["1", "2", "2", "2", "3", "4"]);
    expect(destination.mostActive()).toBe(1);
  });

  it("deliver in parallel when asked to", async () => {
    const { client, destination } = stand;
    destination.answer(() => ({ waitMs: 50 }));
    const queue = client.queue({ queueName: "wide" });
    await queue.upsert({ parallelism: 3 });
    for (let count = 0; count < 7; count++) await queue.enqueue({ url: target(), body: "x" });
    await stand.drain();
    expect(destination.mostActive()).toBe(3);
  });

  it("hold messages while paused, also after a restart", async () => {
    const queue = () => stand.client.queue({ queueName: "still" });
    await queue().upsert({ parallelism: 2 });
    await queue().pause();
    await queue().enqueue({ url: target(), body: "x" });
    await stand.restart();
    expect(await queue().get()).toMatchObject({ name: "still", parallelism: 2, paused: true, lag: 1 });
    expect(stand.destination.received).toHaveLength(0);
    await queue().resume();
    await stand.drain();
    expect(stand.destination.received).toHaveLength(1);
    await queue().delete();
    expect(await queue().list()).toEqual([]);
    await expect(queue().get()).rejects.toMatchObject({ status: 404 });
  });
});

it("does not count a destination that is still starting as failed", async () => {
  const patient = await startStand({ graceMs: 5000 });
  const { url } = patient.destination;
  patient.destination.close();
  await patient.client.publishJSON({ url: `${url}/early`, body: {}, retries: 0 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await patient.client.dlq.listMessages()).messages).toEqual([]);
  const { messages } = await (
    await fetch(`${patient.service.url}/v2/messages`, {
      headers: { authorization: `Bearer ${patient.service.env.QSTASH_TOKEN}` },
    })
  ).json();
  expect(messages).toHaveLength(1);
  await patient.close();
});

it("bounds what is under way to one destination", async () => {
  const { client, destination } = stand;
  destination.answer(() => ({ waitMs: 30 }));
  await client.batchJSON(Array.from({ length: 40 }, () => ({ url: target(), body: {} })));
  await stand.drain();
  expect(destination.received).toHaveLength(40);
  expect(destination.mostActive()).toBe(10);
});

it("keeps to a flow control key's parallelism and rate", async () => {
  const { client, destination } = stand;
  destination.answer(() => ({ waitMs: 20 }));
  const flowControl = { key: "gentle", parallelism: 2, rate: 4, period: 1 };
  await client.batchJSON(Array.from({ length: 6 }, () => ({ url: target(), body: {}, flowControl })));
  await stand.drain();
  expect(destination.mostActive()).toBe(2);
  const times = destination.received.map(({ at }) => at);
  expect((times[5] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(900);
  expect(await client.flowControl.get("gentle")).toMatchObject({
    parallelismMax: 2,
    rateMax: 4,
    ratePeriod: 1,
  });
});
