/** A record as it was sent: free JSON with an id. */
export type RecordData = { objectID: string; [attribute: string]: unknown };

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The values at a dotted path; arrays on the way are looked into. An attribute may itself have a dotted name. */
export const valuesAt = (value: unknown, path: string): unknown[] => {
  if (isObject(value) && path in value) return [value[path]];
  const dot = path.indexOf(".");
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, path));
  if (!isObject(value) || dot === -1) return [];
  const head = value[path.slice(0, dot)];
  return head === undefined ? [] : valuesAt(head, path.slice(dot + 1));
};

/** Calls for every leaf (text, number, boolean) with its dotted path. */
export const forEachLeaf = (
  value: unknown,
  path: string,
  visit: (path: string, leaf: string | number | boolean) => void,
): void => {
  if (Array.isArray(value)) {
    for (const element of value) forEachLeaf(element, path, visit);
  } else if (isObject(value)) {
    for (const key in value) forEachLeaf(value[key], path ? `${path}.${key}` : key, visit);
  } else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    visit(path, value);
  }
};
