"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useId, useState } from "react";
import { SearchIcon } from "@/components/ui/icons";
import { type Entry, entriesFor } from "./palette-entries";
import { PaletteResults } from "./palette-results";
import { useFound } from "./use-found";

const STEPS: Record<string, 1 | -1> = { ArrowDown: 1, ArrowUp: -1 };

/** The field of the palette and what it finds; keys are heard by the field, which keeps the focus. */
export function Finder({ onDone }: { onDone: () => void }) {
  const router = useRouter();
  const id = useId();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const { found, pending, failed } = useFound(query);
  const groups = entriesFor(query.trim(), found);
  const entries = groups.flatMap((group) => group.entries);
  const current = Math.min(at, entries.length - 1);
  const chosen = entries[current];
  const idOf = ({ href }: Entry) => `${id}-${href}`;

  function go({ href }: Entry) {
    onDone();
    router.push(href);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key];
    const isEnter = event.key === "Enter" && !event.nativeEvent.isComposing;
    if (!chosen || !(step || isEnter)) return;
    event.preventDefault();
    if (!step) return go(chosen);
    const next = (current + step + entries.length) % entries.length;
    setAt(next);
    const entry = entries[next];
    if (entry) document.getElementById(idOf(entry))?.scrollIntoView({ block: "nearest" });
  }

  return (
    <>
      <label className="relative block border-b border-line">
        <span className="sr-only">Page, product, order or person</span>
        <SearchIcon className="absolute top-1/2 left-5 -translate-y-1/2 text-muted" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type into this field
          autoFocus
          type="search"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && idOf(chosen)}
          placeholder="Page, product, order or person"
          autoComplete="off"
          maxLength={200}
          className="h-15 w-full bg-transparent pr-5 pl-13 text-base outline-none"
        />
      </label>
      <PaletteResults
        id={`${id}-list`}
        {...{ groups, chosen, pending, failed, idOf }}
        query={query.trim()}
        onPick={go}
        onPoint={(entry) => setAt(entries.indexOf(entry))}
      />
    </>
  );
}
