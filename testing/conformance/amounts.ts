import type { Endpoint } from "@/lib/http/endpoint";
import { inputSchema, type JsonSchema } from "./grow";
import { change, propertiesOf, valueAt } from "./hostile";
import type { Call } from "./routes";

/** Numbers that somebody may send for a quantity or an amount, as they stand in JSON. */
export const AMOUNTS = [
  "-1",
  "0",
  "0.5",
  "1000000000",
  "2147483648",
  "9007199254740993",
  '"1e3"',
  '"NaN"',
  "NaN",
];

type Path = (string | number)[];

const isNumeric = ({ type }: JsonSchema): boolean =>
  [type].flat().some((one) => one === "integer" || one === "number");

/** Every place of a body where a number is asked for. */
const numericPaths = (schema: JsonSchema, path: Path = []): Path[] => {
  if (path.length > 6) return [];
  const here = isNumeric(schema) ? [path] : [];
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [
    ...here,
    ...branches.flatMap((branch) => numericPaths(branch, path)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => numericPaths(one, [...path, name])),
    ...(schema.items ? numericPaths(schema.items, [...path, 0]) : []),
  ];
};

const reaches = (body: unknown, path: Path): boolean => {
  const holder = path.length === 0 ? body : safely(() => valueAt(body, path.slice(0, -1)));
  if (Array.isArray(holder)) return holder.length > 0;
  return typeof holder === "object" && holder !== null;
};

const safely = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const MARK = "the amount that is asked about";

/** One call with another number in one place. */
export type WithAmount = { where: string; amount: string; call: Call };

const inBody = (endpoint: Endpoint, call: Call): WithAmount[] => {
  if (!endpoint.body || call.body === undefined) return [];
  const places = new Map(numericPaths(inputSchema(endpoint.body)).map((path) => [path.join("."), path]));
  return [...places]
    .filter(([, path]) => reaches(call.body, path))
    .flatMap(([name, path]) =>
      AMOUNTS.map((amount) => ({
        where: `body.${name}`,
        amount,
        call: {
          ...call,
          rawBody: JSON.stringify(change(call.body, path, () => MARK)).replace(`"${MARK}"`, amount),
        },
      })),
    );
};

/** In queries everything is text; these names say that a number is meant. */
const NUMERIC_NAME = /limit|size|page|price|amount|days|rating/i;

const inQuery = (endpoint: Endpoint, call: Call): WithAmount[] =>
  Object.keys(propertiesOf(endpoint.query))
    .filter((name) => NUMERIC_NAME.test(name))
    .flatMap((name) =>
      AMOUNTS.map((amount) => ({
        where: `query.${name}`,
        amount,
        call: { ...call, query: `${name}=${amount.replaceAll('"', "")}` },
      })),
    );

/** The call with each of those numbers in each place where one is asked for. */
export const withAmounts = (endpoint: Endpoint, call: Call): WithAmount[] => [
  ...inBody(endpoint, call),
  ...inQuery(endpoint, call),
];
