export type Value = string | Params | Value[];
export type Params = { [name: string]: Value };

/** `payment_method_data[card][number]` → its three segments; `expand[]` → `expand` and an empty one. */
const segmentsOf = (name: string): string[] => {
  const [head = "", ...rest] = name.split("[");
  return [head, ...rest.map((part) => part.replace(/\]$/, ""))];
};

const isContainer = (value: Value | undefined): value is Params =>
  typeof value === "object" && !Array.isArray(value);

const assign = (target: Params, segments: string[], value: string): void => {
  let current = target;
  for (const segment of segments.slice(0, -1)) {
    const known = Object.hasOwn(current, segment) ? current[segment] : undefined;
    const next: Params = isContainer(known) ? known : Object.create(null);
    current[segment] = next;
    current = next;
  }
  const last = segments.at(-1) ?? "";
  const key = last === "" ? String(Object.keys(current).length) : last;
  current[key] = value;
};

/** Objects whose keys are 0, 1, 2 … are lists in this notation. */
const settle = (value: Value): Value => {
  if (!isContainer(value)) return value;
  const keys = Object.keys(value);
  if (keys.length > 0 && keys.every((key, index) => key === String(index)))
    return keys.map((key) => settle(value[key] ?? ""));
  return Object.fromEntries(keys.map((key) => [key, settle(value[key] ?? "")]));
};

/** Reads form or query encoding with brackets, as the vendor's SDKs write it. */
export const parseForm = (text: string): Params => {
  const root: Params = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) assign(root, segmentsOf(name), value);
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, settle(value)]));
};
