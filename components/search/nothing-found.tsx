import { useEffect, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { chipLook } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import type { ShelfNames } from "./facet-panel";
import { fetchSuggestions } from "./fetch-suggestions";

type NothingFoundProps = {
  /** Whether it may be the filters. */
  filtered: boolean;
  categories: ShelfNames;
  onClear: () => void;
};

/** What others search for with success; empty until it is known, or when it is not. */
function usePopular(): string[] {
  const [popular, setPopular] = useState<string[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    fetchSuggestions("", leaving.signal).then(
      (suggestions) => setPopular(suggestions.flatMap(({ kind, text }) => (kind === "query" ? text : []))),
      () => undefined,
    );
    return () => leaving.abort();
  }, []);
  return popular;
}

function Chips({ title, links }: { title: string; links: { href: string; text: string }[] }) {
  if (links.length === 0) return null;
  return (
    <section className="mt-8 text-center">
      <h3 className="mb-3 text-lg font-bold">{title}</h3>
      <ul className="flex flex-wrap justify-center gap-2">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href} className={chipLook("off")}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function NothingFound({ filtered, categories, onClear }: NothingFoundProps) {
  const popular = usePopular();
  return (
    <>
      <EmptyState
        art="/art/1f50d"
        title={filtered ? "Nothing fits all of that" : "We do not have that"}
        text={
          filtered
            ? "Take a filter away, or widen the price."
            : "Try fewer or other words; we forgive a typo or two. Or look at what others buy."
        }
        action={
          filtered ? (
            <Button onClick={onClear}>Search without filters</Button>
          ) : (
            <ButtonLink href="/best-sellers">See the best sellers</ButtonLink>
          )
        }
        className="pb-4!"
      />
      {!filtered && (
        <>
          <Chips
            title="Others search for"
            links={popular.map((text) => ({ href: `/search?q=${encodeURIComponent(text)}`, text }))}
          />
          <Chips
            title="Or walk past the stalls"
            links={categories.map(({ slug, name }) => ({ href: `/category/${slug}`, text: name }))}
          />
        </>
      )}
    </>
  );
}
