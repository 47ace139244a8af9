type Part = string | false | null | undefined;

/** Joins the class names that are there. */
export function cx(...parts: Part[]): string {
  return parts.filter(Boolean).join(" ");
}
