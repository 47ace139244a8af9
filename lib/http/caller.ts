import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { type Problem, problem } from "@/lib/kernel/errors";
import { sha256 } from "@/lib/kernel/hash";
import { OPEN_ROLES, type Operation, RIGHTS, type Role } from "./rights";
import { readSession, SESSION_COOKIE, type SessionUser } from "./session";

export type Caller =
  | { kind: "guest" }
  | { kind: "user"; sessionId: string; user: SessionUser }
  | { kind: "key"; keyId: string; scopes: string[] };

export const CART_COOKIE = "cartId";
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const readCookies = (request: Pick<Request, "headers">): Map<string, string> => {
  const cookies = new Map<string, string>();
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  return cookies;
};

/** The anonymous cart's id; anything that is not a UUID v4 is no cart of ours. */
export const readCartId = (cookies: Map<string, string>): string | null => {
  const value = cookies.get(CART_COOKIE);
  return value && UUID_V4.test(value) ? value : null;
};

type FoundKey = { id: string; scopes: string[] };

/** When a key was last used is kept to the minute, so that its calls do not wait for each other at one row. */
const findKey = async (secret: string): Promise<FoundKey | undefined> => {
  const { rows } = await database().execute<FoundKey>(sql`
    with found as (
      select id, scopes, last_used_at from api_keys
      where key_hash = ${sha256(secret)} and revoked_at is null and (expires_at is null or expires_at > now())
    ), noted as (
      update api_keys k set last_used_at = now() from found
      where k.id = found.id and (found.last_used_at is null or found.last_used_at < now() - interval '1 minute')
    )
    select id, scopes from found`);
  return rows[0];
};

/** Who is calling. A key that is bad, revoked or expired is a problem, never a guest. */
export const identifyCaller = async (
  request: Pick<Request, "headers">,
  cookies: Map<string, string>,
): Promise<Caller | Problem> => {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const secret = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
    const key = secret ? await findKey(secret) : undefined;
    if (!key) return problem("invalid-api-key", "The API key is unknown, revoked or expired.");
    return { kind: "key", keyId: key.id, scopes: key.scopes };
  }
  const token = cookies.get(SESSION_COOKIE);
  const session = token ? await readSession(token) : null;
  return session ? { kind: "user", ...session } : { kind: "guest" };
};

export const isAdmin = (caller: Caller): boolean => caller.kind === "user" && caller.user.role === "admin";

const holds = (caller: Caller, role: Role): boolean => {
  if (OPEN_ROLES.includes(role)) return true;
  if (role === "user") return caller.kind === "user";
  if (role === "admin") return isAdmin(caller);
  return caller.kind === "key" && caller.scopes.includes(role.slice("key:".length));
};

/** Null when the rights table lets this caller in. Queue, Stripe and Blob prove themselves by signature, in the handler. */
export const refuse = (caller: Caller, operation: Operation): Problem | null => {
  const roles: readonly Role[] = RIGHTS[operation];
  if (roles.some((role) => holds(caller, role))) return null;
  return caller.kind === "guest"
    ? problem("unauthenticated", "Sign in, or send an API key, to do this.")
    : problem("forbidden", "Your account or key does not have the right to do this.");
};

export const actorOf = (caller: Caller): string => {
  if (caller.kind === "user") return `user:${caller.user.id}`;
  return caller.kind === "key" ? `key:${caller.keyId}` : "guest";
};

/** The client's address as the platform reports it; never a header that a client could set. */
export const clientAddress = (request: Pick<Request, "headers">): string =>
  request.headers.get(env.CLIENT_IP_HEADER)?.split(",")[0]?.trim() || "unknown";
