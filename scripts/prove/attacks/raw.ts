import { connect } from "node:net";

/** An answer as it came over the wire; header names in lower case, repeated ones in their order. */
export type RawAnswer = { status: number; headers: [name: string, value: string][]; body: string };

const PATIENCE_MS = 60_000;

const readAnswer = (bytes: Buffer): RawAnswer => {
  const text = bytes.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, end).split(/\r?\n|\r/);
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(":");
    return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
  });
  const body = bytes.subarray(end + 4).toString("utf8");
  return { status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? 0), headers, body };
};

/** Sends a request exactly as it is written: no client cleans its target or its headers. */
export const sendRaw = (
  url: string,
  asked: { method?: string; target: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<RawAnswer> => {
  const { hostname, port, host } = new URL(url);
  const { method = "GET", target, headers = {}, body = "" } = asked;
  const length = String(Buffer.byteLength(body));
  const all = {
    host,
    connection: "close",
    ...(body.length > 0 ? { "content-length": length } : {}),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const parts: Buffer[] = [];
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`${target} was never answered.`)));
    socket.on("data", (part: Buffer) => parts.push(part));
    socket.on("error", reject);
    socket.on("close", () => resolve(readAnswer(Buffer.concat(parts))));
    socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n`);
    socket.write(body);
  });
};

export const headerOf = ({ headers }: RawAnswer, name: string): string | undefined =>
  headers.find(([each]) => each === name)?.[1];

/** A text as it may stand in the target of a request: what no target can hold is written in percent. */
export const asTarget = (text: string): string =>
  text.replace(/[^\x21-\x7e]/gu, (sign) => encodeURIComponent(sign));
