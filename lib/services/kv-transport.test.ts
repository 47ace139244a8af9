import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { heardKv } from "@/lib/kernel/kv-patience.mjs";
import { createKvTransport } from "./kv-transport";

type Asked = { path: string; body: unknown };

let server: Server;
let asked: Asked[] = [];
let answerTo: (asked: Asked) => { status: number; body: unknown } | null;

/** Answers each command with itself, and `bad` with an error. */
const echo = ({ path, body }: Asked) => {
  const entry = (command: unknown) =>
    Array.isArray(command) && command[0] === "bad" ? { error: "ERR bad" } : { result: command };
  if (path === "/pipeline" && Array.isArray(body)) return { status: 200, body: body.map(entry) };
  const answer = entry(body);
  return { status: "error" in answer ? 400 : 200, body: answer };
};

beforeEach(async () => {
  asked = [];
  answerTo = echo;
  heardKv();
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += String(chunk);
    });
    request.on("end", () => {
      const call = { path: request.url ?? "", body: JSON.parse(text) as unknown };
      asked.push(call);
      const answer = answerTo(call);
      if (answer) response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const connect = () =>
  createKvTransport(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "token");

test("what is asked in one turn shares a request, and each gets its own answer or error", async () => {
  const carry = connect();
  const answers = await Promise.all(
    [["get", "a"], ["bad"], ["get", "b"]].map((command) => carry({ body: command })),
  );
  expect(answers).toEqual([{ result: ["get", "a"] }, { error: "ERR bad" }, { result: ["get", "b"] }]);
  expect(asked.map(({ path }) => path)).toEqual(["/pipeline"]);
});

test("one command goes by itself; its refusal is its answer", async () => {
  const carry = connect();
  expect(await carry({ body: ["get", "a"] })).toEqual({ result: ["get", "a"] });
  expect(await carry({ body: ["bad"] })).toEqual({ error: "ERR bad" });
  expect(asked.map(({ path }) => path)).toEqual(["/", "/"]);
});

test("a burst is sent in pieces, in order", async () => {
  const carry = connect();
  const commands = Array.from({ length: 150 }, (_, n) => ["get", String(n)]);
  const answers = await Promise.all(commands.map((command) => carry({ body: command })));
  expect(answers).toEqual(commands.map((command) => ({ result: command })));
  expect(asked).toHaveLength(3);
});

test("the client's own pipelines and transactions keep their shape", async () => {
  const carry = connect();
  const body = [["get", "a"], ["bad"]];
  expect(await carry({ path: ["pipeline"], body })).toEqual([{ result: ["get", "a"] }, { error: "ERR bad" }]);
  await carry({ path: ["multi-exec"], body });
  expect(asked.at(-1)).toEqual({ path: "/multi-exec", body });
});

test("a KV that is silent is given up, one that breaks or fails is an error for all who shared the request", async () => {
  const carry = connect();
  answerTo = () => null;
  await expect(carry({ body: ["get", "a"] })).rejects.toThrow("KV did not answer in time");
  answerTo = () => ({ status: 502, body: {} });
  const both = await Promise.allSettled([carry({ body: ["get", "a"] }), carry({ body: ["get", "b"] })]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await expect(carry({ body: ["get", "a"] })).rejects.toThrow();
});

test("a connection that never comes about is given up like an answer that never comes", async () => {
  const sockets: Socket[] = [];
  const silent = createSocketServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  const carry = createKvTransport(`https://127.0.0.1:${port}`, "token");
  await expect(carry({ body: ["get", "a"] })).rejects.toThrow("KV did not answer in time");
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => silent.close(resolve));
});
