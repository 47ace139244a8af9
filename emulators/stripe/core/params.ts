import { invalidParam, missingParam } from "./failure";
import type { Params, Value } from "./form";

const isHash = (value: Value | undefined): value is Params =>
  typeof value === "object" && !Array.isArray(value);

/** The text under a name; absent and empty count as nothing. */
export const text = (params: Params, name: string): string | undefined => {
  const value = params[name];
  if (value === undefined || value === "") return undefined;
  if (typeof value !== "string")
    throw invalidParam(name, "parameter_invalid_string", `Invalid string: ${name}`);
  return value;
};

export const requiredText = (params: Params, name: string): string => {
  const value = text(params, name);
  if (value === undefined) throw missingParam(name);
  return value;
};

/** Whether the caller named it at all: an empty text unsets a field. */
export const isGiven = (params: Params, name: string): boolean => params[name] !== undefined;

export const integer = (params: Params, name: string): number | undefined => {
  const value = text(params, name);
  if (value === undefined) return undefined;
  if (!/^-?\d{1,15}$/.test(value))
    throw invalidParam(name, "parameter_invalid_integer", `Invalid integer: ${value}`);
  return Number(value);
};

export const flag = (params: Params, name: string): boolean | undefined => {
  const value = text(params, name);
  if (value === undefined) return undefined;
  if (value !== "true" && value !== "false")
    throw invalidParam(name, "parameter_invalid_boolean", `Invalid boolean: ${value}`);
  return value === "true";
};

export const hash = (params: Params, name: string): Params | undefined => {
  const value = params[name];
  if (value === undefined || value === "") return undefined;
  if (isHash(value)) return value;
  throw invalidParam(name, "parameter_invalid_hash", "Invalid object");
};

export const texts = (params: Params, name: string): string[] => {
  const value = params[name];
  if (value === undefined || value === "") return [];
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => {
    if (typeof item !== "string") throw invalidParam(name, "parameter_invalid_array", "Invalid array");
    return item;
  });
};

export const oneOf = <T extends string>(
  params: Params,
  name: string,
  allowed: readonly T[],
): T | undefined => {
  const value = text(params, name);
  if (value === undefined) return undefined;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined)
    throw invalidParam(name, "parameter_unknown", `Invalid ${name}: must be one of ${allowed.join(", ")}`);
  return found;
};

/** The vendor refuses names it does not know; so that a misspelt one is found here too. */
export const refuseUnknown = (params: Params, known: readonly string[]): void => {
  for (const name of Object.keys(params))
    if (!known.includes(name) && name !== "expand")
      throw invalidParam(name, "parameter_unknown", `Received unknown parameter: ${name}`);
};

const METADATA_LIMITS = { keys: 50, key: 40, value: 500 };

/** Merges as the vendor does: an empty value deletes its key, an empty `metadata` all of them. */
export const mergeMetadata = (current: Record<string, string>, params: Params): Record<string, string> => {
  if (params.metadata === "") return {};
  const given = hash(params, "metadata");
  if (!given) return current;
  const merged = { ...current };
  for (const [key, value] of Object.entries(given)) {
    if (typeof value !== "string" || key.length > METADATA_LIMITS.key)
      throw invalidParam(`metadata[${key}]`, "parameter_invalid_string", `Invalid metadata: ${key}`);
    if (value.length > METADATA_LIMITS.value)
      throw invalidParam(
        `metadata[${key}]`,
        "parameter_invalid_string",
        `Metadata values can have up to ${METADATA_LIMITS.value} characters, this one has ${value.length}.`,
      );
    if (value === "") delete merged[key];
    else merged[key] = value;
  }
  if (Object.keys(merged).length > METADATA_LIMITS.keys)
    throw invalidParam("metadata", "parameter_invalid_hash", "Metadata can have up to 50 keys.");
  return merged;
};
