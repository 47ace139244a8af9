import { z } from "zod";

type Issue = z.core.$ZodRawIssue;

const TYPES: Record<string, string> = {
  string: "This must be text.",
  number: "This must be a number.",
  int: "This must be a whole number.",
  bigint: "This must be a whole number.",
  boolean: "This must be true or false.",
  array: "This must be a list.",
  tuple: "This must be a list.",
  object: "This must be an object with named fields.",
  record: "This must be an object with named fields.",
  date: "This must be a date.",
  null: "This must be null.",
  undefined: "Leave this out.",
  never: "Leave this out.",
};

const FORMATS: Record<string, string> = {
  email: "Write an e-mail address such as ana@example.com.",
  url: "Write a web address such as https://example.com.",
  uuid: "This must be a UUID.",
  guid: "This must be a UUID.",
  datetime: "Write a moment such as 2026-03-01T12:00:00Z.",
  date: "Write a day such as 2026-03-01.",
  time: "Write a time of day such as 12:30:00.",
};

const MOST_NAMED = 12;
const LONGEST_NAME = 60;

const named = (value: unknown): string => {
  const text = String(value);
  return JSON.stringify(text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text);
};

const listed = (values: readonly unknown[], last: string): string => {
  const names = values.slice(0, MOST_NAMED).map(named);
  if (values.length > MOST_NAMED) return `${names.join(", ")} ${last} others`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;
};

const entries = (count: unknown): string => (count === 1 ? "one entry" : `${count} entries`);
const characters = (count: unknown): string => (count === 1 ? "one character" : `${count} characters`);

const tooSmall = ({ origin, minimum, inclusive = true, exact }: Extract<Issue, { code: "too_small" }>) => {
  if (origin === "string") {
    if (exact) return `Use exactly ${characters(minimum)}.`;
    return minimum === 1 ? "This must not be empty." : `Use at least ${characters(minimum)}.`;
  }
  if (origin === "array" || origin === "set" || origin === "map") return `Give at least ${entries(minimum)}.`;
  return inclusive ? `This must be at least ${minimum}.` : `This must be more than ${minimum}.`;
};

const tooBig = ({ origin, maximum, inclusive = true, exact }: Extract<Issue, { code: "too_big" }>) => {
  if (origin === "string") return `Use ${exact ? "exactly" : "at most"} ${characters(maximum)}.`;
  if (origin === "array" || origin === "set" || origin === "map") return `Give at most ${entries(maximum)}.`;
  return inclusive ? `This may be at most ${maximum}.` : `This must be less than ${maximum}.`;
};

const unknownFields = (keys: readonly string[]): string =>
  keys.length === 1
    ? `There is no field ${named(keys[0])} here. Leave it out.`
    : `There are no fields ${listed(keys, "and")} here. Leave them out.`;

/**
 * What is wrong with a value, as a sentence for whoever sent it. Only where the schema itself says nothing: its own words
 * come first.
 */
const wordsOf = (issue: Issue): string => {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "This is missing.";
      return TYPES[issue.expected] ?? "This is of the wrong kind.";
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_format":
      return FORMATS[issue.format] ?? "This is not written as it should be.";
    case "not_multiple_of":
      return `This must be a multiple of ${issue.divisor}.`;
    case "unrecognized_keys":
      return unknownFields(issue.keys);
    case "invalid_value":
      if (issue.input === undefined) return "This is missing.";
      return issue.values.length === 1
        ? `This must be ${named(issue.values[0])}.`
        : `Choose one of ${listed(issue.values, "and")}.`;
    case "invalid_union":
      return issue.input === undefined ? "This is missing." : "This fits none of the forms that are known.";
    case "invalid_key":
      return "A name in here is not written as it should be.";
    case "invalid_element":
      return "An entry in here is not right.";
    default:
      return "This is not right.";
  }
};

z.config({ customError: wordsOf });
