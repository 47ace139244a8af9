import { z } from "zod";

export type JsonSchema = {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  minItems?: number;
};

/** A schema as its callers see it: before defaults and transformations. */
export const inputSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;

const FORMATS: Record<string, string> = {
  email: "someone@example.com",
  "date-time": "2030-01-01T00:00:00.000Z",
  date: "2030-01-01",
  uri: "https://example.com/",
  uuid: "11111111-1111-4111-8111-111111111111",
};

/** Texts that common patterns are content with. */
const TEXTS = ["text", "1", "Text-pass-1", "true", "usd", "NL", "123456", "a.b"];

const growText = ({ format, pattern, minLength = 0 }: JsonSchema): string => {
  const known = format ? FORMATS[format] : undefined;
  if (known !== undefined) return known;
  const fits = (text: string) =>
    text.length >= minLength && (!pattern || new RegExp(pattern, "u").test(text));
  return TEXTS.find(fits) ?? "x".repeat(Math.max(1, minLength));
};

const growObject = ({ properties = {}, required = [] }: JsonSchema): Record<string, unknown> =>
  Object.fromEntries(required.map((name) => [name, grow(properties[name] ?? {})]));

/** The plainest value that a schema probably takes. */
export const grow = (schema: JsonSchema): unknown => {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const branch = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (branch) return grow(branch);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(grow));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "string":
      return growText(schema);
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1);
    case "boolean":
      return true;
    case "array":
      return (
        schema.prefixItems?.map(grow) ??
        Array.from({ length: schema.minItems ?? 0 }, () => grow(schema.items ?? {}))
      );
    case "object":
      return growObject(schema);
    default:
      return null;
  }
};
