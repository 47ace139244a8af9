import { spawn } from "node:child_process";
import * as sdk from "@vercel/blob";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Stand, startStand } from "./testing";

let stand: Stand;
beforeEach(async () => {
  stand = await startStand();
});
afterEach(() => stand.close());

const access = "public" as const;

describe("put", () => {
  it("stores a blob that can be had at its URL, also after a restart", async () => {
    const blob = await sdk.put("a dir/grüße.txt", "hello", { access, cacheControlMaxAge: 120 });
    expect(blob).toMatchObject({
      url: `${stand.service.url}/public/a%20dir/gr%C3%BC%C3%9Fe.txt`,
      downloadUrl: `${stand.service.url}/public/a%20dir/gr%C3%BC%C3%9Fe.txt?download=1`,
      pathname: "a dir/grüße.txt",
      contentType: "text/plain",
      etag: expect.stringMatching(/^".+"$/),
    });
    const answer = await fetch(blob.url);
    expect(await answer.text()).toBe("hello");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/plain",
      "content-length": "5",
      "cache-control": "public, max-age=120",
      etag: blob.etag,
      "x-content-type-options": "nosniff",
      "content-disposition": expect.stringContaining("attachment"),
    });
    await stand.service.stop();
    await stand.start();
    const moved = await sdk.head(blob.pathname);
    expect(await (await fetch(moved.url)).text()).toBe("hello");
    expect((await sdk.head(blob.url)).size).toBe(5);
  });

  it("takes streams and buffers, and gives a random suffix when asked to", async () => {
    const stream = new Blob(["streamed"]).stream();
    const first = await sdk.put("s.bin", stream, { access, addRandomSuffix: true });
    expect(first.pathname).toMatch(/^s-[A-Za-z0-9]{30}\.bin$/);
    expect(await (await fetch(first.url)).text()).toBe("streamed");
    const second = await sdk.put("s.bin", Buffer.from([1, 2, 3]), {
      access,
      contentType: "application/x-own",
    });
    expect((await fetch(second.url)).headers.get("content-type")).toBe("application/x-own");
  });

  it("does not overwrite unless told to, and then only the expected version", async () => {
    const first = await sdk.put("x.txt", "one", { access });
    await expect(sdk.put("x.txt", "two", { access })).rejects.toThrow("already exists");
    const second = await sdk.put("x.txt", "two", { access, allowOverwrite: true });
    await expect(sdk.put("x.txt", "three", { access, ifMatch: first.etag })).rejects.toThrow(
      sdk.BlobPreconditionFailedError,
    );
    await sdk.put("x.txt", "three", { access, ifMatch: second.etag });
    expect(await (await fetch(second.url)).text()).toBe("three");
    expect(await stand.files()).toHaveLength(1);
    const race = await Promise.allSettled([1, 2, 3].map((n) => sdk.put("race", `${n}`, { access })));
    expect(race.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("serves pictures in place and markup never as markup", async () => {
    const png = await sdk.put("a.png", "not really", { access });
    const svg = await sdk.put("a.svg", "<svg/>", { access });
    const page = await sdk.put("a.html", "<script>1</script>", { access });
    const picture = await fetch(png.url);
    expect(picture.headers.get("content-disposition")).toBe('inline; filename="a.png"');
    expect((await fetch(png.downloadUrl)).headers.get("content-disposition")).toContain("attachment");
    expect((await fetch(svg.url)).headers.get("content-security-policy")).toContain("sandbox");
    const served = await fetch(page.url);
    expect(served.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(served.headers.get("content-disposition")).toContain("attachment");
  });
});

describe("reading", () => {
  it("answers ranges, conditions and HEAD", async () => {
    const { url, etag } = await sdk.put("r.txt", "0123456789", { access });
    const range = async (value: string) => {
      const answer = await fetch(url, { headers: { range: value } });
      return [answer.status, answer.headers.get("content-range"), await answer.text()];
    };
    expect(await range("bytes=2-4")).toEqual([206, "bytes 2-4/10", "234"]);
    expect(await range("bytes=7-")).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await range("bytes=-3")).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await range("bytes=20-")).toEqual([416, "bytes */10", ""]);
    expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "10", ""]);
    expect((await fetch(`${stand.service.url}/public/none`)).status).toBe(404);
    expect((await fetch(`${stand.service.url}/public/%E0%A4%A`)).status).toBe(404);
  });

  it("keeps private blobs from those without the token", async () => {
    const { url } = await sdk.put("secret.txt", "s", { access: "private" });
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url.replace("/private/", "/public/"))).status).toBe(404);
    const authorization = `Bearer ${stand.service.env.BLOB_READ_WRITE_TOKEN}`;
    expect(await (await fetch(url, { headers: { authorization } })).text()).toBe("s");
  });

  it("lists by prefix, page by page and folded", async () => {
    for (const name of ["a/1", "a/2", "a/b/3", "c/4", "d"]) await sdk.put(name, name, { access });
    const first = await sdk.list({ limit: 2 });
    expect([first.blobs.map(({ pathname }) => pathname), first.hasMore]).toEqual([["a/1", "a/2"], true]);
    const rest = await sdk.list({ cursor: first.cursor });
    expect([rest.blobs.map(({ pathname }) => pathname), rest.hasMore]).toEqual([
      ["a/b/3", "c/4", "d"],
      false,
    ]);
    expect((await sdk.list({ prefix: "a/b" })).blobs[0]).toMatchObject({
      size: 5,
      uploadedAt: expect.any(Date),
    });
    const top = await sdk.list({ mode: "folded" });
    expect([top.folders, top.blobs.map(({ pathname }) => pathname)]).toEqual([["a/", "c/"], ["d"]]);
    expect((await sdk.list({ mode: "folded", prefix: "a/" })).folders).toEqual(["a/b/"]);
    await sdk.createFolder("empty");
    expect((await sdk.list({ mode: "folded" })).folders).toContain("empty/");
  });
});

describe("copy, rename and del", () => {
  it("work by URL and by pathname and leave no files behind", async () => {
    const source = await sdk.put("from.txt", "content", { access });
    const copy = await sdk.copy(source.url, "to/copy.png", { access });
    expect(copy).toMatchObject({ pathname: "to/copy.png", contentType: "image/png" });
    await sdk.rename("to/copy.png", "to/renamed.png", { access });
    expect((await sdk.list()).blobs.map(({ pathname }) => pathname)).toEqual(["from.txt", "to/renamed.png"]);
    await sdk.del([source.url, "to/renamed.png", "never-there"]);
    await expect(sdk.head("from.txt")).rejects.toThrow(sdk.BlobNotFoundError);
    await expect(sdk.copy("from.txt", "x", { access })).rejects.toThrow(sdk.BlobNotFoundError);
    expect(await stand.files()).toEqual([]);
  });
});

describe("uploads in parts", () => {
  it("join to one blob, also across a restart", async () => {
    const large = Buffer.alloc(9 * 1024 * 1024, 7);
    const blob = await sdk.put("large.bin", large, { access, multipart: true });
    expect(Buffer.from(await (await fetch(blob.url)).arrayBuffer()).equals(large)).toBe(true);
    const { key, uploadId } = await sdk.createMultipartUpload("parts.txt", { access });
    const part = (partNumber: number, body: string) =>
      sdk.uploadPart("parts.txt", body, { access, key, uploadId, partNumber });
    const second = await part(2, "world");
    await stand.service.stop();
    await stand.start();
    const first = await part(1, "hello ");
    const options = { access, key, uploadId };
    await expect(
      sdk.completeMultipartUpload("parts.txt", [{ partNumber: 3, etag: '"x"' }], options),
    ).rejects.toThrow("part 3");
    const whole = await sdk.completeMultipartUpload("parts.txt", [second, first], options);
    expect(await (await fetch(whole.url)).text()).toBe("hello world");
    expect(await stand.files()).toHaveLength(2);
  });
});

describe("errors", () => {
  it("are the vendor's", async () => {
    const token = `vercel_blob_rw_other_secret`;
    await expect(sdk.put("x", "y", { access, token })).rejects.toThrow(sdk.BlobAccessError);
    await expect(sdk.put("../x", "y", { access })).rejects.toThrow(sdk.BlobError);
    stand.faults.add({ service: "blob", rule: "PUT /api", status: 503, count: 1 });
    await expect(sdk.put("x", "y", { access })).rejects.toThrow(sdk.BlobServiceNotAvailable);
    stand.faults.add({ service: "blob", rule: "PUT /api", status: 429, count: 1 });
    await expect(sdk.put("x", "y", { access })).rejects.toThrow(sdk.BlobServiceRateLimited);
  });
});

it("keeps after kill -9 what it has acknowledged, and sweeps away what it has not", async () => {
  await stand.service.stop();
  const code = `
    const { createFaults } = require("./emulators/kit/faults.ts");
    const { startBlob } = require("./emulators/blob/start.ts");
    startBlob({ dataDir: ${JSON.stringify(stand.dataDir)}, port: 0, faults: createFaults() })
      .then((service) => console.log(JSON.stringify(service.env)));
  `;
  const child = spawn(process.execPath, ["--import", "tsx", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const env = JSON.parse(
    await new Promise((resolve) => child.stdout.once("data", (data) => resolve(String(data)))),
  );
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, String(value));
  for (let n = 0; n < 10; n++) await sdk.put(`n/${n}`, `content ${n}`, { access });
  const endless = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      controller.enqueue(new Uint8Array(1000));
    },
  });
  const cut = sdk.put("cut", endless, { access }).catch(() => "cut");
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill("SIGKILL");
  expect(await cut).toBe("cut");
  await stand.start();
  const { blobs } = await sdk.list();
  expect(blobs).toHaveLength(10);
  for (const [n, { url }] of blobs.entries()) expect(await (await fetch(url)).text()).toBe(`content ${n}`);
  expect(await stand.files()).toHaveLength(10);
});
