import { z } from "zod";

/** A whole number written in digits: no sign, fraction, exponent or blank. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, "Write a whole number in digits.")
    .transform(Number)
    .pipe(z.int().min(min).max(max));

export const trueOrFalse = z.enum(["true", "false"]).transform((value) => value === "true");

/** `?limit=` of every paged route. */
export const pageLimit = wholeNumber(1, 100).default(24);
