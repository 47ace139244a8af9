/**
 * A page that has to be static must name one address at least, also where no database says which there are. This one is
 * never a slug, so that it answers as not found.
 */
export const NO_SLUG = "-";

export const slugsOf = (items: readonly { slug: string }[]): { slug: string }[] =>
  items.length > 0 ? items.map(({ slug }) => ({ slug })) : [{ slug: NO_SLUG }];
