"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { SearchIcon } from "@/components/ui/icons";
import { type Entry, entriesFor } from "./palette-entries";
import { onPaletteOpened } from "./palette-store";
import { useFound } from "./use-found";

const SHORTCUTS = [
  ["↑ ↓ Enter", "choose"],
  ["/", "filter"],
  ["j k", "next and previous row"],
  ["x", "tick it"],
  ["Ctrl S", "save"],
] as const;

/** One field that goes to any page, product, order or person. A native dialog, opened by ⌘K or Ctrl K. */
export function Palette() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const show = () => {
      if (dialog.current?.open) return;
      setOpen(true);
      dialog.current?.showModal();
    };
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      show();
    };
    document.addEventListener("keydown", onKey);
    const forget = onPaletteOpened(show);
    return () => {
      document.removeEventListener("keydown", onKey);
      forget();
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      aria-label="Find or go to"
      onClose={() => setOpen(false)}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      className="fixed inset-x-0 top-[max(1rem,10dvh)] mx-auto hidden max-h-[min(36rem,76dvh)] w-[min(40rem,calc(100%-2rem))] flex-col overflow-hidden rounded-card border border-line bg-raised p-0 text-ink shadow-float backdrop:bg-veil open:flex"
    >
      {open && <Finder onDone={() => dialog.current?.close()} />}
    </dialog>
  );
}

function Finder({ onDone }: { onDone: () => void }) {
  const router = useRouter();
  const id = useId();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const { found, pending, failed } = useFound(query);
  const groups = entriesFor(query.trim(), found);
  const entries = groups.flatMap((group) => group.entries);
  const chosen = entries[Math.min(at, entries.length - 1)];

  function go({ href }: Entry) {
    onDone();
    router.push(href);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      const next = (Math.min(at, entries.length - 1) + step + entries.length) % entries.length;
      setAt(next);
      document.getElementById(`${id}-${entries[next]?.href}`)?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter" && chosen && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(chosen);
    }
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
          aria-activedescendant={chosen && `${id}-${chosen.href}`}
          placeholder="Page, product, order or person"
          autoComplete="off"
          maxLength={200}
          className="h-15 w-full bg-transparent pr-5 pl-13 text-base outline-none"
        />
      </label>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Results"
        aria-busy={pending}
        className="overflow-y-auto p-2"
      >
        {groups.map(({ title, entries: rows }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={title} role="group" aria-label={title} className="pb-2 last:pb-0">
            <p aria-hidden className="px-3 pt-2 pb-1 text-xs font-semibold text-muted">
              {title}
            </p>
            {rows.map((entry) => (
              <Option
                key={entry.href}
                id={`${id}-${entry.href}`}
                entry={entry}
                chosen={entry === chosen}
                onPick={() => go(entry)}
                onPoint={() => setAt(entries.indexOf(entry))}
              />
            ))}
          </div>
        ))}
        <p role="status" className="px-3 py-2 text-muted empty:hidden">
          {statusOf({ query: query.trim(), pending, failed, some: entries.length > 0 })}
        </p>
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-5 py-2.5 text-xs text-muted max-sm:hidden">
        {SHORTCUTS.map(([keys, does]) => (
          <span key={keys}>
            <kbd className="font-sans font-semibold text-ink-soft">{keys}</kbd> {does}
          </span>
        ))}
      </p>
    </>
  );
}

function statusOf(state: { query: string; pending: boolean; failed: boolean; some: boolean }) {
  if (state.pending) return "Looking…";
  if (state.failed) return "The shop could not be searched just now. Type on to try again.";
  return state.some ? null : `Nothing is called “${state.query}”.`;
}

type OptionProps = { id: string; entry: Entry; chosen: boolean; onPick: () => void; onPoint: () => void };

function Option({ id, entry: { label, note, keys }, chosen, onPick, onPoint }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      onClick={onPick}
      onPointerMove={onPoint}
      className={cx(
        "flex min-h-10 cursor-pointer items-center gap-3 rounded-chip px-3 py-1.5",
        chosen && "bg-action-soft text-action",
      )}
    >
      <span className="min-w-0 shrink-0 truncate font-medium max-sm:shrink">{label}</span>
      <span className={cx("min-w-0 grow truncate", chosen ? "text-action" : "text-muted")}>{note}</span>
      {keys && (
        <kbd className="shrink-0 rounded-md border border-line px-1.5 font-sans text-xs leading-5 text-muted max-sm:hidden">
          {keys}
        </kbd>
      )}
    </div>
  );
}
