import type { Suggestion } from "@/lib/search/schema";

/** Something to choose from the list under the field. */
export type Option = { kind: "recent" | Suggestion["kind"]; text: string; href: string };

export type OptionGroup = { kind: Option["kind"]; title: string; options: Option[] };

const TITLES: Record<Option["kind"], string> = {
  recent: "You searched for",
  query: "Others search for",
  category: "Stalls",
  product: "Products",
};

/** Products that nothing was typed for are there because they sell. */
const titleOf = (kind: Option["kind"], typed: boolean): string =>
  kind === "product" && !typed ? "Bought most" : TITLES[kind];

const MOST = 8;
/** Of what others search for while nothing is typed; the rest of the room is for one's own searches. */
const RECENT = 5;

const searchHref = (q: string) => `/search?q=${encodeURIComponent(q)}`;

const optionOf = ({ kind, text, slug = "" }: Suggestion): Option => ({
  kind,
  text,
  href: kind === "query" ? searchHref(text) : `/${kind}/${slug}`,
});

/**
 * What is offered, in groups and never more than eight: what this browser searched for before while nothing is typed,
 * then what the shop suggests, nothing twice.
 */
export const groupOptions = (
  suggestions: readonly Suggestion[],
  { typed, recent }: { typed: boolean; recent: readonly string[] },
): OptionGroup[] => {
  const own = (typed ? [] : recent)
    .slice(0, RECENT)
    .map((text): Option => ({ kind: "recent", text, href: searchHref(text) }));
  const known = new Set(own.map(({ href }) => href.toLowerCase()));
  const offered = suggestions.map(optionOf).filter(({ href }) => !known.has(href.toLowerCase()));
  const shown = [...own, ...offered].slice(0, MOST);
  return (["recent", "query", "category", "product"] as const)
    .map((kind) => ({
      kind,
      title: titleOf(kind, typed),
      options: shown.filter((option) => option.kind === kind),
    }))
    .filter(({ options }) => options.length > 0);
};

/** For a screen reader. */
export const announce = (count: number): string =>
  count === 0
    ? "No suggestions"
    : `${count} ${count === 1 ? "suggestion" : "suggestions"}. Up and down to choose.`;
