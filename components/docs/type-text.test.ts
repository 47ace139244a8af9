import { expect, test } from "vitest";
import { z } from "zod";
import { type JsonSchema, limitsOf, typeText } from "./type-text";

const written = (schema: z.ZodType) => typeText(z.toJSONSchema(schema, { io: "input" }) as JsonSchema);

test("an object reads like a type, with what is optional and what limits it", () => {
  const schema = z.object({
    name: z.string().max(200),
    price: z.int().nonnegative(),
    rating: z.number().nullable(),
    sort: z.enum(["newest", "price"]).default("newest"),
    tags: z.array(z.string()),
  });
  expect(written(schema)).toBe(
    [
      "{",
      "  name: string  // at most 200 characters",
      "  price: integer  // at least 0",
      "  rating: number | null",
      '  sort?: "newest" | "price"  // default "newest"',
      "  tags: string[]",
      "}",
    ].join("\n"),
  );
});

test("what stands inside is indented", () => {
  expect(written(z.object({ lines: z.array(z.object({ id: z.string() })) }))).toBe(
    "{\n  lines: {\n    id: string\n  }[]\n}",
  );
});

test("choices, records and tuples keep their shape", () => {
  expect(written(z.array(z.union([z.string(), z.number()])))).toBe("(string | number)[]");
  expect(written(z.record(z.string(), z.boolean()))).toBe("{\n  [name: string]: boolean\n}");
  expect(written(z.tuple([z.string(), z.int()]))).toBe("[string, integer]");
});

test("a type that contains itself ends at its name", () => {
  const schema: JsonSchema = {
    $ref: "#/$defs/Rule",
    $defs: { Rule: { type: "object", properties: { not: { $ref: "#/$defs/Rule" } } } },
  };
  expect(typeText(schema)).toBe("Rule");
});

test("the limits of an integer's own type say nothing", () => {
  expect(
    limitsOf({ type: "integer", minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
  ).toBe("");
  expect(limitsOf({ type: "integer", minimum: 1, maximum: 100, default: 24 })).toBe("1–100, default 24");
});
