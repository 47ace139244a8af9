import type { z } from "zod";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { fieldErrors } from "./input";

/** Fields by name; what was left blank is absent, and a name that stands several times is a list. */
const fieldsOf = (form: FormData): Record<string, unknown> => {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === "string" && value.trim() !== "");
    if (values.length > 0) fields[name] = form.getAll(name).length > 1 ? values : values[0];
  }
  return fields;
};

/** What a form says, or which of its fields are wrong. */
export const readForm = <T>(schema: z.ZodType<T>, form: FormData): Result<T> => {
  const parsed = schema.safeParse(fieldsOf(form));
  if (parsed.success) return ok(parsed.data);
  const errors = fieldErrors(parsed.error);
  const detail =
    errors.length === 1 ? "One field needs another look." : `${errors.length} fields need another look.`;
  return fail(problem("invalid-body", detail, { errors }));
};
