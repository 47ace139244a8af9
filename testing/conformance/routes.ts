import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { route } from "@/lib/http/route";

export type Routes = ReturnType<typeof route>;

/** What the API's own rules do not cover: the answer to unknown addresses, and next-auth, which keeps its own shapes. */
const OUTSIDE = new Set(["/api/[...path]", "/api/auth/[...nextauth]"]);

const folderOf = (file: string): string => `/${file.replace(/\/route\.ts$/, "")}`;

/** Every route file under `app/api` by its address in the form of OpenAPI: `/api/cart/{productId}`. */
export const loadRoutes = async (): Promise<Map<string, Routes>> => {
  const found = readdirSync("app/api", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("/route.ts"))
    .map((file) => join("app/api", file))
    .filter((file) => !OUTSIDE.has(folderOf(file).replace(/^\/app/, "")));
  const loaded = await Promise.all(
    found.map(async (file): Promise<[string, Routes]> => {
      const path = folderOf(file)
        .replace(/^\/app/, "")
        .replaceAll("[", "{")
        .replaceAll("]", "}");
      return [path, (await import(join(process.cwd(), file))) as Routes];
    }),
  );
  return new Map(loaded.sort(([a], [b]) => (a < b ? -1 : 1)));
};

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export const splitOperation = (operation: string): { method: Method; path: string } => {
  const [method = "GET", path = ""] = operation.split(" ");
  return { method: method as Method, path };
};

export type Call = {
  params?: Record<string, string>;
  /** As it stands behind the question mark. */
  query?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  rawBody?: string;
  headers?: Record<string, string>;
};

export type Answer = { status: number; headers: Headers; text: string; body: unknown };

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

let callers = 0;

/** Calls a route as the framework would. Each call comes from an address of its own, unless it says otherwise. */
export const send = async (routes: Routes, operation: string, call: Call): Promise<Answer> => {
  const { method, path } = splitOperation(operation);
  const { params = {}, query, body, rawBody, headers = {} } = call;
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const text = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
  callers += 1;
  const request = new Request(`http://localhost:3000${address}${query ? `?${query}` : ""}`, {
    method,
    headers: {
      ...(text === undefined ? {} : { "content-type": "application/json" }),
      "x-vercel-forwarded-for": `10.${callers >> 16}.${(callers >> 8) & 255}.${callers & 255}`,
      ...headers,
    },
    body: text,
  });
  const response = await routes[method](request, { params: Promise.resolve(params) });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (isStream) await response.body?.cancel();
  const answered = isStream ? "" : await response.text();
  return { status: response.status, headers: response.headers, text: answered, body: readJson(answered) };
};
