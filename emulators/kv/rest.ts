import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, createCommands } from "./commands";
import type { Engine } from "./engine";
import { base64, type Command, type Decode, type Reply, utf8 } from "./resp";

/**
 * Upstash's REST protocol: a command as a JSON array (`POST /`) or as a path (`/get/key`), `/pipeline`, `/multi-exec`,
 * and `/subscribe/…` as server-sent events. Everything needs the bearer token.
 */
export const createRest = (engine: Engine, token: string) => {
  const commands = createCommands(engine);
  const authorized = new Set([`Bearer ${token}`]);

  const answer = async (path: string, body: string, decode: Decode): Promise<Answer> => {
    if (path === "/") return commands.single(toCommand(parse(body)), decode);
    if (path === "/pipeline") return commands.pipeline(toCommands(parse(body)), decode);
    if (path === "/multi-exec") return commands.transaction(toCommands(parse(body)), decode);
    const command = path.slice(1).split("/").map(decodeURIComponent);
    return commands.single(body ? [...command, body] : command, decode);
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    const { authorization, "upstash-encoding": encoding } = request.headers;
    if (!authorized.has(authorization ?? "")) {
      return reply(response, [401, { error: "WRONGPASS invalid or missing auth token" }]);
    }
    if (/^\/p?subscribe\//.test(path)) return subscribe(engine, path, response);
    try {
      const body = await readBody(request);
      reply(response, await answer(path, body, encoding === "base64" ? base64 : utf8));
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      reply(response, [400, { error: /^[A-Z]+ /.test(message) ? message : `ERR ${message}` }]);
    }
  };
};

const subscribe = (engine: Engine, path: string, response: ServerResponse): void => {
  const [name, ...channels] = path.slice(1).split("/").map(decodeURIComponent);
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.flushHeaders();
  const end = engine.subscribe({
    command: name === "psubscribe" ? "PSUBSCRIBE" : "SUBSCRIBE",
    channels,
    onMessage: (parts: Reply[]) => void response.write(`data: ${parts.join(",")}\n\n`),
  });
  response.once("close", end);
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error("ERR failed to parse the request's body as JSON");
  }
};

const toCommand = (value: unknown): Command => {
  if (!Array.isArray(value) || value.length === 0) throw new Error("ERR empty command");
  return value.map((part) =>
    typeof part === "string" ? part : typeof part === "object" ? JSON.stringify(part) : String(part),
  );
};

const toCommands = (value: unknown): Command[] => {
  if (!Array.isArray(value) || value.length === 0) throw new Error("ERR empty pipeline request");
  return value.map(toCommand);
};

const pathOf = ({ url = "/" }: IncomingMessage): string => {
  const query = url.indexOf("?");
  const path = query < 0 ? url : url.slice(0, query);
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
};

const readBody = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () =>
      resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString()),
    );
    request.on("error", reject);
  });

const reply = (response: ServerResponse, [status, body]: Answer): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
};
