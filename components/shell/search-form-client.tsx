"use client";

import { useRouter } from "next/navigation";
import {
  type ComponentType,
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { afterPaint } from "@/components/ui/after-paint";
import { SearchIcon } from "@/components/ui/frame-icons";
import { setQueryString, useQueryString } from "@/components/ui/use-address";

type SearchFormProps = { placeholder?: string; className?: string };

const RESULTS = "/search";
const TYPING_PAUSE_MS = 100;

const isShowingResults = () => location.pathname === RESULTS;
const queryFor = (term: string) => (term ? `q=${encodeURIComponent(term)}` : "");
const shownTerm = () => new URLSearchParams(location.search).get("q") ?? "";

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

/**
 * GET /search?q= also without script. Where the results are, they follow the typing: the first letter of a new term is a
 * step that Back undoes, those after it are not. The slash key jumps into the field, the arrow down to the results.
 */
export function SearchForm({ placeholder = "Search products", className }: SearchFormProps) {
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const termIsNew = useRef(true);
  const typed = useRef("");
  const query = useQueryString();
  const [List, setList] = useState<ComponentType<{ field: RefObject<HTMLInputElement | null> }>>();

  useEffect(() => {
    const input = field.current;
    const shown = query && isShowingResults() ? shownTerm() : "";
    if (!input || shown === typed.current) return;
    input.value = shown;
    typed.current = shown;
  }, [query]);

  useEffect(() => {
    function focusField(event: globalThis.KeyboardEvent) {
      if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target))
        return;
      if (!field.current || document.querySelector("dialog:modal")) return;
      event.preventDefault();
      field.current.select();
    }
    document.addEventListener("keydown", focusField);
    return () => document.removeEventListener("keydown", focusField);
  }, []);

  function show(term: string) {
    clearTimeout(pause.current);
    typed.current = term;
    if (term === shownTerm()) return;
    setQueryString(queryFor(term), termIsNew.current ? "push" : "replace");
    termIsNew.current = false;
  }

  function follow(event: FormEvent<HTMLInputElement>) {
    if (!isShowingResults()) return;
    clearTimeout(pause.current);
    pause.current = setTimeout(show, TYPING_PAUSE_MS, event.currentTarget.value.trim());
  }

  function search(event: FormEvent) {
    event.preventDefault();
    const term = field.current?.value.trim() ?? "";
    if (isShowingResults()) show(term);
    else router.push(term ? `${RESULTS}?${queryFor(term)}` : RESULTS);
    termIsNew.current = true;
    if (matchMedia("(pointer: coarse)").matches) field.current?.blur();
  }

  function prepare() {
    router.prefetch(RESULTS);
    import("@/components/search/suggestions-client").then(
      (module) => setList(() => module.default),
      () => undefined,
    );
  }

  function goToResults(event: KeyboardEvent) {
    const first = event.key === "ArrowDown" && document.querySelector<HTMLElement>("#results a");
    if (!first) return;
    event.preventDefault();
    first.focus();
  }

  return (
    <search className={className}>
      <form action={RESULTS} onSubmit={search} className="group relative">
        <SearchIcon className="pointer-events-none absolute top-1/2 left-4 -translate-y-1/2 text-muted" />
        <input
          ref={field}
          type="search"
          name="q"
          aria-label="Search the shop"
          placeholder={placeholder}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={500}
          onFocus={() => afterPaint(prepare)}
          onBlur={() => {
            termIsNew.current = true;
          }}
          onInput={follow}
          onKeyDown={goToResults}
          className="h-12 w-full rounded-full border border-line bg-card pr-14 pl-12 text-ellipsis transition-colors hover:border-edge focus-visible:border-action focus-visible:outline-offset-0"
        />
        <kbd
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-4 hidden size-6 -translate-y-1/2 place-items-center rounded-md border border-line font-sans text-xs text-muted group-focus-within:hidden sm:grid no-script:hidden"
        >
          /
        </kbd>
        {List && <List field={field} />}
      </form>
    </search>
  );
}
