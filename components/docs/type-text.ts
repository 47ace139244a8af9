/** The parts of JSON Schema that zod writes. */
export type JsonSchema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  format?: string;
  pattern?: string;
  description?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
};

const SAFE = Number.MAX_SAFE_INTEGER;
const known = (limit: number | undefined) => limit !== undefined && Math.abs(limit) < SAFE;

/** The limits of a value in few words: `0–100`, `at most 200 characters`; empty where there is none. */
export const limitsOf = (schema: JsonSchema): string => {
  const { minimum, maximum, maxLength, maxItems, format, default: usual } = schema;
  const range =
    known(minimum) && known(maximum)
      ? `${minimum}–${maximum}`
      : known(minimum)
        ? `at least ${minimum}`
        : known(maximum)
          ? `at most ${maximum}`
          : "";
  return [
    format,
    range,
    maxLength === undefined ? "" : `at most ${maxLength} characters`,
    maxItems === undefined ? "" : `at most ${maxItems}`,
    usual === undefined ? "" : `default ${JSON.stringify(usual)}`,
  ]
    .filter(Boolean)
    .join(", ");
};

const indent = (text: string) => text.replaceAll("\n", "\n  ");

const objectText = (schema: JsonSchema, defs: JsonSchema["$defs"]): string => {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.entries(properties).map(([name, field]) => {
    const limits = limitsOf(field);
    const mark = required.includes(name) ? "" : "?";
    return `  ${name}${mark}: ${indent(typeText(field, defs))}${limits ? `  // ${limits}` : ""}`;
  });
  if (typeof additionalProperties === "object") {
    fields.push(`  [name: string]: ${indent(typeText(additionalProperties, defs))}`);
  }
  return fields.length === 0 ? "{}" : `{\n${fields.join("\n")}\n}`;
};

const union = (schemas: JsonSchema[], defs: JsonSchema["$defs"], by = " | ") =>
  [...new Set(schemas.map((schema) => typeText(schema, defs)))].join(by);

/** A JSON Schema as a type that a person reads. */
export const typeText = (schema: JsonSchema, above?: JsonSchema["$defs"]): string => {
  const defs = { ...above, ...schema.$defs };
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    const target = defs[name];
    return target && !target.$ref && !JSON.stringify(target).includes(schema.$ref)
      ? typeText(target, defs)
      : name;
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return union(choices, defs);
  if (schema.allOf) return union(schema.allOf, defs, " & ");
  if (Array.isArray(schema.type)) return schema.type.join(" | ");
  if (schema.type === "array") {
    if (schema.prefixItems) return `[${schema.prefixItems.map((item) => typeText(item, defs)).join(", ")}]`;
    const item = typeText(schema.items ?? {}, defs);
    return item.includes(" | ") && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === "object") return objectText(schema, defs);
  return schema.type ?? "any";
};
