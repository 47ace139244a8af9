import { z } from "zod";

/** The opaque text of a keyset position, as it stands in `nextCursor`. */
export const encodeCursor = (position: unknown): string =>
  Buffer.from(JSON.stringify(position)).toString("base64url");

const decode = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
};

/** A `cursor` parameter: text made by {@link encodeCursor} whose position still has this shape. */
export const cursorOf = <T extends z.ZodType>(position: T) =>
  z
    .string()
    .max(2000)
    .transform((text, context): z.output<T> => {
      const parsed = position.safeParse(decode(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: "custom", message: "Take the cursor from nextCursor of the page before." });
      return z.NEVER;
    });
