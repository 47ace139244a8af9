/** "Jalapeño & Lime, 3 x 200 ml" → "jalapeno-lime-3-x-200-ml" */
export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}|['’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
