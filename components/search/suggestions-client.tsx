"use client";

import { type RefObject, useId, useMemo, useState } from "react";
import { LiveRegion } from "@/components/ui/live-region";
import { forgetSearch, rememberSearch, useRecentSearches } from "./recent-searches";
import { SuggestionList } from "./suggestion-list";
import { announce, groupOptions, type Option } from "./suggestion-rules";
import { useCombobox } from "./use-combobox";
import { useSuggestions } from "./use-suggestions";

type SuggestionsProps = { field: RefObject<HTMLInputElement | null> };

/** What may be meant, under the search field; loaded when the field is first used. */
export default function Suggestions({ field }: SuggestionsProps) {
  const listId = useId();
  const [term, setTerm] = useState<string | null>(null);
  const [wanted, setWanted] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(wanted ? term : null);
  const recent = useRecentSearches();
  const groups = useMemo(
    () => groupOptions(suggestions, { typed: term !== "", recent }),
    [suggestions, recent, term],
  );
  const options = useMemo(() => groups.flatMap((group) => group.options), [groups]);
  const idOf = (place: number) => `${listId}-${place}`;
  const open = wanted && options.length > 0;
  const place = active < options.length ? active : -1;

  function close() {
    setWanted(false);
    setActive(-1);
  }

  /** A search goes the way of the form, which knows how the page of results is reached from here. */
  function choose({ kind, text }: Option, event: { preventDefault(): void }) {
    close();
    const input = field.current;
    if (!input || kind === "product" || kind === "category") return;
    event.preventDefault();
    input.value = text;
    input.form?.requestSubmit();
  }

  useCombobox({
    field,
    listId,
    open,
    active: place,
    options: options.map((_, at) => idOf(at)),
    onTerm: (next) => {
      setTerm(next);
      setActive(-1);
    },
    onOpen: () => setWanted(true),
    onClose: close,
    onMove: setActive,
    onChoose: (at) => document.getElementById(idOf(at))?.click(),
    onForget: (at) => {
      const option = options[at];
      if (option?.kind === "recent") forgetSearch(option.text);
    },
    onSubmit: (q) => {
      close();
      rememberSearch(q);
    },
  });

  return (
    <>
      {open && (
        <SuggestionList
          id={listId}
          groups={groups}
          term={term ?? ""}
          active={place}
          idOf={idOf}
          onChoose={choose}
        />
      )}
      <LiveRegion message={wanted && term !== null ? announce(options.length) : ""} />
    </>
  );
}
