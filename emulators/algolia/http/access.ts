import { createHmac, timingSafeEqual } from "node:crypto";
import type { Caller } from "@/emulators/algolia/engine/protocol";
import { VendorError } from "@/emulators/algolia/settings/vendor-error";
import type { ApiKey, Keys } from "./keys";

/** What a call is allowed to do, by its key. */
export type Access = { acl: ReadonlySet<string> | "all"; caller: Caller; key?: ApiKey; userToken?: string };

const SIGNATURE_LENGTH = 64;
/** Restrictions of a secured key that are not search parameters. */
const RESTRICTIONS = ["validUntil", "restrictIndices", "restrictSources", "userToken"];

const denied = () => new VendorError(403, "Invalid Application-ID or API key");

const parametersOf = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

const matches = (signature: string, key: string, parameters: string): boolean => {
  const expected = createHmac("sha256", key).update(parameters).digest();
  const given = Buffer.from(signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
};

const isExpired = (key: ApiKey): boolean =>
  key.validity > 0 && Date.now() > key.createdAt + key.validity * 1_000;

const accessOf = (key: ApiKey): Access => {
  if (isExpired(key)) throw denied();
  return {
    key,
    acl: new Set(key.acl),
    caller: {
      seesAll: key.acl.includes("seeUnretrievableAttributes"),
      forced: key.queryParameters ? parametersOf(key.queryParameters) : {},
      indices: key.indexes,
    },
  };
};

const listOf = (text: string): string[] => {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list.map(String);
  } catch {
    // Not JSON: a comma-separated list.
  }
  return text.split(",").map((entry) => entry.trim());
};

/** A secured key is a signature by one of the keys, and the restrictions it adds to that key. */
const securedAccess = (keys: Keys, secured: string): Access => {
  const text = Buffer.from(secured, "base64").toString("utf8");
  const parameters = text.slice(SIGNATURE_LENGTH);
  const signer = keys.all().find((key) => matches(text.slice(0, SIGNATURE_LENGTH), key.value, parameters));
  if (!signer || text.length <= SIGNATURE_LENGTH) throw denied();
  const restrictions = parametersOf(parameters);
  const { validUntil, restrictIndices, userToken } = restrictions;
  if (validUntil && Number(validUntil) * 1_000 < Date.now()) {
    throw new VendorError(403, "The provided API key has expired");
  }
  const base = accessOf(signer);
  const added = Object.fromEntries(
    Object.entries(restrictions).filter(([name]) => !RESTRICTIONS.includes(name)),
  );
  return {
    ...base,
    userToken,
    caller: {
      ...base.caller,
      forced: { ...base.caller.forced, ...added, ...(userToken && { userToken }) },
      indices: restrictIndices ? listOf(restrictIndices) : base.caller.indices,
    },
  };
};

/** Who calls; refuses unknown applications and keys as the vendor does. */
export const accessFor = (keys: Keys, appId: string | undefined, value: string | undefined): Access => {
  if (appId?.toUpperCase() !== keys.appId || !value) throw denied();
  if (value === keys.adminKey) return { acl: "all", caller: { seesAll: true, forced: {}, indices: [] } };
  const key = keys.all().find((candidate) => candidate.value === value);
  return key ? accessOf(key) : securedAccess(keys, value);
};

export const requireAcl = (access: Access, acl: string): void => {
  if (access.acl === "all" || access.acl.has(acl)) return;
  throw new VendorError(403, "Method not allowed with this API key");
};

/** Counts calls for keys that limit them by address and hour. */
export class CallLimits {
  private hour = 0;
  private readonly calls = new Map<string, number>();

  count(key: ApiKey | undefined, address: string): void {
    if (!key || key.maxQueriesPerIPPerHour === 0) return;
    const hour = Math.floor(Date.now() / 3_600_000);
    if (hour !== this.hour) this.calls.clear();
    this.hour = hour;
    const caller = `${key.value} ${address}`;
    const calls = (this.calls.get(caller) ?? 0) + 1;
    this.calls.set(caller, calls);
    if (calls > key.maxQueriesPerIPPerHour) {
      throw new VendorError(429, "Too many requests: the API key's limit for this hour is reached");
    }
  }
}
