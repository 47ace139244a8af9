import { isObject, type RecordData } from "@/emulators/algolia/records/paths";

/** Keeps of a value what lies at the dotted path, with the objects and arrays around it. */
export const pickPath = (value: unknown, path: string, apply: (leaf: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((element) => pickPath(element, path, apply));
  if (!isObject(value)) return undefined;
  if (path in value) {
    const picked = apply(value[path]);
    return picked === undefined ? undefined : { [path]: picked };
  }
  const dot = path.indexOf(".");
  if (dot === -1) return undefined;
  const head = path.slice(0, dot);
  const picked = pickPath(value[head], path.slice(dot + 1), apply);
  return picked === undefined ? undefined : { [head]: picked };
};

/** Lays two picks of the same value over each other. */
export const overlay = (base: unknown, added: unknown): unknown => {
  if (Array.isArray(base) && Array.isArray(added))
    return base.map((element, i) => overlay(element, added[i]));
  if (isObject(base) && isObject(added)) {
    const merged: Record<string, unknown> = { ...base };
    for (const [key, value] of Object.entries(added)) {
      merged[key] = key in merged ? overlay(merged[key], value) : value;
    }
    return merged;
  }
  return added ?? base;
};

export const pickPaths = (
  record: RecordData,
  paths: readonly string[],
  apply: (leaf: unknown) => unknown = (leaf) => leaf,
): Record<string, unknown> => {
  let picked: unknown = {};
  for (const path of paths) picked = overlay(picked, pickPath(record, path, apply));
  return isObject(picked) ? picked : {};
};

const dropPath = (value: unknown, path: string): unknown => {
  if (Array.isArray(value)) return value.map((element) => dropPath(element, path));
  if (!isObject(value)) return value;
  if (path in value) {
    const { [path]: _dropped, ...rest } = value;
    return rest;
  }
  const head = path.slice(0, path.indexOf("."));
  return head && head in value
    ? { ...value, [head]: dropPath(value[head], path.slice(head.length + 1)) }
    : value;
};

/** What of a record a caller gets to see: `["*", "-cost"]` is all but one; the id always stays. */
export const project = (
  record: RecordData,
  wanted: readonly string[] | undefined,
  hidden: readonly string[],
): RecordData => {
  const dropped = [
    ...hidden,
    ...(wanted ?? []).filter((path) => path.startsWith("-")).map((path) => path.slice(1)),
  ];
  const kept = (wanted ?? ["*"]).filter((path) => !path.startsWith("-"));
  let seen: unknown = kept.includes("*") ? record : pickPaths(record, kept);
  for (const path of dropped) seen = dropPath(seen, path);
  const { objectID: _id, ...rest } = isObject(seen) ? seen : {};
  return { ...rest, objectID: record.objectID };
};
