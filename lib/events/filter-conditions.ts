import { compareDecimals, type Decimal, fractionLength, parseDecimal } from "@/lib/kernel/decimal";
import type { FieldError } from "@/lib/kernel/errors";
import { isWithin, type Network, parseAddress, parseNetwork } from "@/lib/kernel/ip";

export type Scalar = string | number | boolean | null;

const SIGNS = {
  "=": (order: number) => order === 0,
  "<": (order: number) => order < 0,
  "<=": (order: number) => order <= 0,
  ">": (order: number) => order > 0,
  ">=": (order: number) => order >= 0,
} as const;

type Sign = keyof typeof SIGNS;

type Excluded =
  | { by: "value"; values: (string | number)[] }
  | { by: "prefix" | "suffix" | "equals-ignore-case"; text: string };

/** One of the alternatives that a key may match. */
export type Condition =
  | { kind: "equals"; value: Scalar }
  | { kind: "numeric"; bounds: { sign: Sign; limit: Decimal; text: string }[] }
  | { kind: "prefix" | "suffix" | "equals-ignore-case"; text: string }
  | { kind: "cidr"; network: Network; text: string }
  | { kind: "anything-but"; excluded: Excluded }
  | { kind: "exists"; wanted: boolean };

/** Words that name an operator; a key of this name makes an array no `$or`. */
export const OPERATORS = [
  "numeric",
  "prefix",
  "suffix",
  "equals-ignore-case",
  "anything-but",
  "exists",
  "cidr",
] as const;

/** Largest number a policy may name, and how many digits it may have after the point. */
const LARGEST = 1_000_000_000;
const MOST_FRACTION = 5;

type Parsed<T> = { value: T } | { fault: string };

const show = (value: unknown): string => JSON.stringify(value) ?? String(value);

const numberFault = (value: number): string | null => {
  if (Math.abs(value) > LARGEST) return `${value} is outside of -1,000,000,000 to 1,000,000,000.`;
  const decimal = parseDecimal(value);
  return decimal && fractionLength(decimal) <= MOST_FRACTION
    ? null
    : `${value} has more than ${MOST_FRACTION} digits after the decimal point.`;
};

const parseBound = (sign: unknown, limit: unknown): Parsed<{ sign: Sign; limit: Decimal; text: string }> => {
  if (typeof sign !== "string" || !Object.hasOwn(SIGNS, sign)) {
    return { fault: `${show(sign)} is no comparison. Use one of = < <= > >=.` };
  }
  if (typeof limit !== "number")
    return { fault: `after ${sign} stands a number without quotation marks, not ${show(limit)}.` };
  const fault = numberFault(limit);
  const decimal = parseDecimal(limit);
  if (fault || !decimal) return { fault: fault ?? `${limit} is no decimal number.` };
  return { value: { sign: sign as Sign, limit: decimal, text: `${sign} ${limit}` } };
};

const parseNumeric = (operand: unknown): Parsed<Condition> => {
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) {
    return { fault: 'numeric takes one comparison or a range: ["=", 5] or [">", 0, "<=", 150].' };
  }
  const bounds = [];
  for (let at = 0; at < operand.length; at += 2) {
    const bound = parseBound(operand[at], operand[at + 1]);
    if ("fault" in bound) return bound;
    bounds.push(bound.value);
  }
  const [lower, upper] = bounds;
  if (lower && upper) {
    if (!lower.sign.startsWith(">") || !upper.sign.startsWith("<"))
      return {
        fault: "a range names its lower end first, with > or >=, and then its upper end, with < or <=.",
      };
    if (compareDecimals(lower.limit, upper.limit) >= 0)
      return { fault: "the lower end of a range must be below its upper end." };
  }
  return { value: { kind: "numeric", bounds } };
};

const parseText = (
  kind: "prefix" | "suffix" | "equals-ignore-case",
  operand: unknown,
): Parsed<{ text: string }> => {
  if (typeof operand !== "string") return { fault: `${kind} takes a text, not ${show(operand)}.` };
  return operand === "" ? { fault: `${kind} takes a text that is not empty.` } : { value: { text: operand } };
};

const parseExcluded = (operand: unknown): Parsed<Excluded> => {
  if (operand !== null && typeof operand === "object" && !Array.isArray(operand)) {
    const [entry, second] = Object.entries(operand);
    const by = entry?.[0];
    if (second || (by !== "prefix" && by !== "suffix" && by !== "equals-ignore-case"))
      return { fault: "anything-but takes values, or one of prefix, suffix and equals-ignore-case." };
    const parsed = parseText(by, entry?.[1]);
    return "fault" in parsed ? parsed : { value: { by, ...parsed.value } };
  }
  const values: unknown[] = Array.isArray(operand) ? operand : [operand];
  const texts = values.filter((value) => typeof value === "string");
  const numbers = values.filter((value) => typeof value === "number");
  if (values.length === 0) return { fault: "anything-but takes at least one value." };
  if (texts.length < values.length && numbers.length < values.length)
    return { fault: "anything-but takes texts or numbers, all of one kind." };
  const fault = numbers.map(numberFault).find((found) => found !== null);
  return fault ? { fault } : { value: { by: "value", values: [...texts, ...numbers] } };
};

const parseOperator = (name: string, operand: unknown): Parsed<Condition> => {
  switch (name) {
    case "numeric":
      return parseNumeric(operand);
    case "prefix":
    case "suffix":
    case "equals-ignore-case": {
      const parsed = parseText(name, operand);
      return "fault" in parsed ? parsed : { value: { kind: name, ...parsed.value } };
    }
    case "cidr": {
      const network = typeof operand === "string" ? parseNetwork(operand) : null;
      return network
        ? { value: { kind: "cidr", network, text: String(operand) } }
        : { fault: `cidr takes a network such as "10.0.0.0/24", not ${show(operand)}.` };
    }
    case "anything-but": {
      const parsed = parseExcluded(operand);
      return "fault" in parsed ? parsed : { value: { kind: "anything-but", excluded: parsed.value } };
    }
    case "exists":
      return typeof operand === "boolean"
        ? { value: { kind: "exists", wanted: operand } }
        : { fault: `exists takes true or false, not ${show(operand)}.` };
    default:
      return { fault: `${show(name)} is no operator. There are ${OPERATORS.join(", ")}.` };
  }
};

/** Reads one entry of a key's list: a plain value, or an object with one operator. */
export const parseCondition = (
  entry: unknown,
  path: string,
): { value: Condition } | { error: FieldError } => {
  const error = (message: string) => ({ error: { path, message } });
  if (Array.isArray(entry)) return error("A list may not stand within the list of a key.");
  if (typeof entry === "number") {
    const fault = numberFault(entry);
    return fault ? error(fault) : { value: { kind: "equals", value: entry } };
  }
  if (entry === null || typeof entry === "string" || typeof entry === "boolean")
    return { value: { kind: "equals", value: entry } };
  const operators = Object.entries(entry ?? {});
  const [name, operand] = operators[0] ?? [];
  if (name === undefined || operators.length !== 1)
    return error("Write exactly one operator, or a plain value.");
  const parsed = parseOperator(name, operand);
  return "fault" in parsed
    ? error(parsed.fault.charAt(0).toUpperCase() + parsed.fault.slice(1))
    : { value: parsed.value };
};

/** What a value is in the eyes of a condition. Attributes write their numbers as text, so that these count as both. */
export type Reading = { value: Scalar; decimal: Decimal | null };

export const readValue = (value: Scalar, textIsNumber: boolean): Reading => ({
  value,
  decimal:
    typeof value === "number" || (textIsNumber && typeof value === "string") ? parseDecimal(value) : null,
});

const equals = (wanted: Scalar, { value, decimal }: Reading): boolean => {
  const number = typeof wanted === "number" ? parseDecimal(wanted) : null;
  return number ? decimal !== null && compareDecimals(decimal, number) === 0 : value === wanted;
};

const textMatches = (kind: "prefix" | "suffix" | "equals-ignore-case", wanted: string, value: string) => {
  if (kind === "prefix") return value.startsWith(wanted);
  return kind === "suffix" ? value.endsWith(wanted) : value.toLowerCase() === wanted.toLowerCase();
};

const isExcluded = (excluded: Excluded, reading: Reading): boolean =>
  excluded.by === "value"
    ? excluded.values.some((value) => equals(value, reading))
    : typeof reading.value === "string" && textMatches(excluded.by, excluded.text, reading.value);

/** Whether one value that is there meets a condition. */
export const meets = (condition: Condition, reading: Reading): boolean => {
  const { value, decimal } = reading;
  switch (condition.kind) {
    case "equals":
      return equals(condition.value, reading);
    case "numeric":
      return (
        decimal !== null &&
        condition.bounds.every(({ sign, limit }) => SIGNS[sign](compareDecimals(decimal, limit)))
      );
    case "prefix":
    case "suffix":
    case "equals-ignore-case":
      return typeof value === "string" && textMatches(condition.kind, condition.text, value);
    case "cidr": {
      const address = typeof value === "string" ? parseAddress(value) : null;
      return address !== null && isWithin(address, condition.network);
    }
    case "anything-but":
      return !isExcluded(condition.excluded, reading);
    case "exists":
      return condition.wanted && value !== null && value !== "";
  }
};

/** The condition in words, to follow "is" or "is not". */
export const wordsOf = (condition: Condition): string => {
  switch (condition.kind) {
    case "equals":
      return show(condition.value);
    case "numeric":
      return condition.bounds.map(({ text }) => text).join(" and ");
    case "prefix":
      return `a text that starts with ${show(condition.text)}`;
    case "suffix":
      return `a text that ends with ${show(condition.text)}`;
    case "equals-ignore-case":
      return `${show(condition.text)} in any case`;
    case "cidr":
      return `an address in ${condition.text}`;
    case "anything-but": {
      const { excluded } = condition;
      if (excluded.by === "value") return `anything but ${excluded.values.map(show).join(", ")}`;
      return `anything but ${wordsOf({ kind: excluded.by, text: excluded.text })}`;
    }
    case "exists":
      return condition.wanted ? "there" : "absent";
  }
};
