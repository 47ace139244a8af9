import { describe, expect, test } from "vitest";
import { z } from "zod";
import "./issue-words";

const wordsFor = (schema: z.ZodType, value: unknown): string[] =>
  schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

describe("what is wrong with a value is said in a sentence", () => {
  test.each([
    [z.string(), undefined, "This is missing."],
    [z.enum(["a", "b"]), undefined, "This is missing."],
    [z.string(), 7, "This must be text."],
    [z.int(), 1.5, "This must be a whole number."],
    [z.number(), "7", "This must be a number."],
    [z.boolean(), "yes", "This must be true or false."],
    [z.array(z.string()), {}, "This must be a list."],
    [z.strictObject({}), [], "This must be an object with named fields."],
    [z.string().min(1), "", "This must not be empty."],
    [z.string().min(8), "short", "Use at least 8 characters."],
    [z.string().max(1), "long", "Use at most one character."],
    [z.int().min(1), 0, "This must be at least 1."],
    [z.number().gt(0), 0, "This must be more than 0."],
    [z.int().max(500), 501, "This may be at most 500."],
    [z.array(z.int()).min(1), [], "Give at least one entry."],
    [z.array(z.int()).max(2), [1, 2, 3], "Give at most 2 entries."],
    [z.email(), "ana", "Write an e-mail address such as ana@example.com."],
    [z.iso.datetime(), "noon", "Write a moment such as 2026-03-01T12:00:00Z."],
    [z.string().regex(/^x$/), "y", "This is not written as it should be."],
    [z.literal("card"), "cash", 'This must be "card".'],
    [z.enum(["name", "price"]), "size", 'Choose one of "name" and "price".'],
    [z.union([z.string(), z.int()]), [], "This fits none of the forms that are known."],
    [z.strictObject({}), { role: "admin" }, 'There is no field "role" here. Leave it out.'],
    [z.strictObject({}), { a: 1, b: 2 }, 'There are no fields "a" and "b" here. Leave them out.'],
  ] as const)("%#", (schema, value, words) => {
    expect(wordsFor(schema, value)).toEqual([words]);
  });

  test("the schema's own words come first, and nobody's long names are repeated whole", () => {
    expect(wordsFor(z.string("Say why."), undefined)).toEqual(["Say why."]);
    expect(wordsFor(z.strictObject({}), { ["x".repeat(500)]: 1 })[0]?.length).toBeLessThan(120);
  });
});
