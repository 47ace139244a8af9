import { z } from "zod";
import { env } from "@/lib/kernel/env";
import { fromDecimal } from "@/lib/kernel/money";
import * as input from "./input";

/** A blank field of a form is absent; these rules judge it like one that was left empty. */
const text = <T extends z.ZodType<unknown, string>>(rule: T) => z.string().default("").pipe(rule);

const nothingAs =
  <N>(none: N) =>
  <T>(rule: z.ZodType<T, string>) =>
    z
      .string()
      .optional()
      .transform((value, context): T | N => {
        if (value === undefined) return none;
        const parsed = rule.safeParse(value);
        if (parsed.success) return parsed.data;
        for (const { message } of parsed.error.issues) context.addIssue({ code: "custom", message });
        return z.NEVER;
      });

/** An amount as a person writes it, "19.99", in minor units. */
export const amountField = (empty: string) =>
  z
    .string()
    .default("")
    .transform((given, context) => {
      const amount = fromDecimal(given.trim().replace(",", "."), env.SHOP_CURRENCY);
      if (amount !== null && input.price.safeParse(amount).success) return amount;
      context.addIssue({
        code: "custom",
        message: given.trim() === "" ? empty : `Write an amount in ${env.SHOP_CURRENCY}, such as 19.99.`,
      });
      return z.NEVER;
    });

/** A whole number from 0 up as a person writes it. */
export const countField = (empty: string) =>
  z
    .string()
    .default("")
    .pipe(z.string().regex(/^\d{1,9}$/, empty))
    .transform(Number)
    .pipe(input.stock);

/** The fields of the editor; what is left blank is emptied. */
export const ProductForm = z.object({
  name: text(input.name),
  price: amountField("Give the product a price."),
  category: text(z.string().min(1, "Choose a category.").pipe(input.shelfWord)),
  slug: nothingAs(undefined)(input.slug),
  description: text(input.description),
  topic: nothingAs(null)(input.shelfWord),
  company: text(input.company),
  rating: nothingAs(null)(z.string().transform(Number).pipe(input.rating.unwrap())),
  tags: text(
    z
      .string()
      .transform((list) => [
        ...new Set(
          list
            .split(",")
            .map((tag) => tag.trim())
            .filter(Boolean),
        ),
      ])
      .pipe(input.tags),
  ),
  retailerId: nothingAs(null)(input.retailerId),
});

/** What a new product needs besides. */
export const NewProductForm = ProductForm.extend({
  stock: countField("Write a whole number, 0 or more."),
});

export const SaveForm = z.object({
  productId: input.productId,
  version: z.string().regex(/^\d+$/).transform(Number),
});

export const StockForm = z.object({
  productId: input.productId,
  expectedStock: countField("The stock that was shown is missing. Load the page again."),
  stock: countField("Write how many there are, 0 or more."),
  reason: text(z.string().trim().min(1, "Say why, for whoever looks later.").max(500)),
});
