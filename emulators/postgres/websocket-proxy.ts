import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { Faults } from "../kit/faults";

const HIGH_WATER_BYTES = 1_000_000;

/**
 * Neon's WebSocket proxy: binary messages carry the Postgres protocol unchanged, so that the start-up packet chooses
 * user and database. Faults strike `GET /v2` (connecting) and `QUERY /v2` (each message of the client, where `status`
 * cuts the connection); the behaviour `lose-reply` passes a message on and cuts before its answer.
 */
export const createWebSocketProxy = (serverPort: () => number, faults: Faults) => {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, skipUTF8Validation: true });

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    socket.on("error", () => undefined);
    const fault = faults.strike("postgres", "GET /v2");
    if (fault?.latencyMs) await delay(fault.latencyMs);
    if (fault?.status || !request.url?.startsWith("/v2")) {
      socket.end(`HTTP/1.1 ${fault?.status ?? 404} Refused\r\nconnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => join(webSocket, serverPort(), faults));
  };
  return { upgrade };
};

const join = (client: WebSocket, port: number, faults: Faults): void => {
  const server = connect({ port, host: "127.0.0.1", noDelay: true });
  let waiting: Promise<void> | undefined;
  let mute = false;

  const pass = (data: Buffer) => {
    if (!server.write(data)) client.pause();
  };

  const passWithFaults = async (data: Buffer): Promise<void> => {
    const fault = faults.strike("postgres", "QUERY /v2");
    if (fault?.latencyMs) await delay(fault.latencyMs);
    if (fault?.status) return client.terminate();
    if (faults.behaves("postgres", "lose-reply")) {
      mute = true;
      server.once("data", () => client.terminate());
    }
    pass(data);
  };

  client.on("message", (message: RawData) => {
    const data = Buffer.isBuffer(message) ? message : Buffer.concat([message].flat().map(toBuffer));
    if (!waiting && faults.list().length === 0) return pass(data);
    const mine: Promise<void> = (waiting ?? Promise.resolve())
      .then(() => passWithFaults(data))
      .finally(() => {
        if (waiting === mine) waiting = undefined;
      });
    waiting = mine;
  });
  server.on("data", (data) => {
    if (mute) return;
    client.send(data);
    if (client.bufferedAmount > HIGH_WATER_BYTES) server.pause();
  });

  server.on("drain", () => client.resume());
  const resume = setInterval(() => {
    if (server.isPaused() && client.bufferedAmount < HIGH_WATER_BYTES) server.resume();
  }, 20).unref();
  const end = () => {
    clearInterval(resume);
    server.destroy();
    client.terminate();
  };
  server.on("close", () => {
    clearInterval(resume);
    client.close();
  });
  server.on("error", end);
  client.on("close", end);
  client.on("error", end);
};

const toBuffer = (part: Buffer | ArrayBuffer): Buffer => (Buffer.isBuffer(part) ? part : Buffer.from(part));
