import { SearchIcon } from "@/components/ui/icons";
import { SearchShortcut } from "./search-shortcut-client";

type SearchFormProps = { placeholder?: string; defaultValue?: string; className?: string };

const inputId = "site-search";

/** A plain form, GET /search?q=; the slash key jumps into it. */
export function SearchForm({ placeholder = "Search products", defaultValue, className }: SearchFormProps) {
  return (
    <search className={className}>
      <form action="/search" className="group relative">
        <SearchIcon className="pointer-events-none absolute top-1/2 left-4 -translate-y-1/2 text-muted" />
        <input
          id={inputId}
          type="search"
          name="q"
          aria-label="Search the shop"
          placeholder={placeholder}
          defaultValue={defaultValue}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={500}
          className="h-12 w-full rounded-full border border-line bg-card pr-14 pl-12 text-ellipsis transition-colors hover:border-edge focus-visible:border-action focus-visible:outline-offset-0"
        />
        <kbd
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-4 hidden size-6 -translate-y-1/2 place-items-center rounded-md border border-line font-sans text-xs text-muted group-focus-within:hidden sm:grid no-script:hidden"
        >
          /
        </kbd>
        <SearchShortcut inputId={inputId} />
      </form>
    </search>
  );
}
