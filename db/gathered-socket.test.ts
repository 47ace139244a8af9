import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocketOfNode, { WebSocketServer } from "ws";
import { gatheredSocket } from "./gathered-socket";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
const heard: string[] = [];
let closed = 0;
const bytes = (text: string) => new TextEncoder().encode(text);
const Socket = gatheredSocket(WebSocketOfNode as unknown as typeof WebSocket);

beforeAll(() => {
  server.on("connection", (socket) => {
    socket.on("message", (data) => heard.push(String(data)));
    socket.on("close", () => {
      closed += 1;
    });
  });
});
afterAll(() => server.close());

test("what is sent in one turn is one message, in its order; the next turn sends another", async () => {
  const socket = new Socket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(socket as unknown as NodeJS.EventEmitter, "open");
  for (const piece of ["parse ", "bind ", "sync"]) socket.send(bytes(piece));
  await Promise.resolve();
  socket.send(bytes("commit"));
  await expect.poll(() => heard).toEqual(["parse bind sync", "commit"]);
  socket.send(bytes("goodbye"));
  socket.close();
  await expect.poll(() => closed).toBe(1);
  expect(heard.at(-1)).toBe("goodbye");
});
