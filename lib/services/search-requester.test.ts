import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { searchRequester } from "./search-requester";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/1/indexes/*/queries?a=b`;
};

const ask = (url: string, timeouts = { connectTimeout: 2_000, responseTimeout: 2_000 }) =>
  searchRequester.send({ url, method: "POST", headers: { "x-key": "k" }, data: '{"q":"käse"}', ...timeouts });

test("a call arrives whole, with its length, and its answer comes back as text", async () => {
  const url = await serve((request, response) => {
    let body = "";
    request.on("data", (piece) => {
      body += piece;
    });
    request.on("end", () => {
      const { method, url: path, headers } = request;
      const told = { method, path, key: headers["x-key"], length: headers["content-length"], body };
      response.writeHead(201, { "content-encoding": "gzip" }).end(gzipSync(JSON.stringify(told)));
    });
  });
  const answer = await ask(url);
  expect([answer.status, answer.isTimedOut]).toEqual([201, false]);
  expect(JSON.parse(answer.content)).toEqual({
    method: "POST",
    path: "/1/indexes/*/queries?a=b",
    key: "k",
    length: "13",
    body: '{"q":"käse"}',
  });
});

test("silence is told from a broken connection, so that the client knows which host to try again", async () => {
  const silent = await serve(() => undefined);
  const halting = await serve((_, response) => response.write("{"));
  const hasty = { connectTimeout: 50, responseTimeout: 50 };
  expect(await ask(silent, hasty)).toMatchObject({ status: 0, isTimedOut: true });
  expect(await ask(halting, hasty)).toMatchObject({ status: 0, isTimedOut: true });
  const broken = await serve((request) => request.socket.destroy());
  expect(await ask(broken)).toMatchObject({ status: 0, isTimedOut: false });
});

test("an answer that cannot be unpacked is a failed call", async () => {
  const url = await serve((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("{}"));
  expect(await ask(url)).toMatchObject({ status: 0, isTimedOut: false });
});
