"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { SearchIcon } from "@/components/ui/icons";
import { useAddressFilter } from "./use-address-filter";

type FilterBarProps = {
  /** Spoken name and placeholder of the text field. */
  search: string;
  /** What the address says now. */
  q: string | undefined;
  /** Parts of the address that filtering keeps: the sort, a tab. */
  kept?: Record<string, string | undefined>;
  /** Selects and the like, named as in the address. */
  children?: ReactNode;
};

/** Filters that live in the address; a new one begins at the first page. Without script the form is sent as it is. */
export function FilterBar({ search, q, kept = {}, children }: FilterBarProps) {
  const { form, path, pending, onInput, onSubmit } = useAddressFilter();
  return (
    <form
      ref={form}
      action={path}
      onInput={onInput}
      onSubmit={onSubmit}
      aria-busy={pending}
      className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap sm:[&_select]:w-auto sm:[&_select]:min-w-36"
    >
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <label className="relative col-span-2 grow sm:max-w-96 sm:min-w-56">
        <span className="sr-only">{search}</span>
        <SearchIcon
          size={17}
          className={cx("absolute top-1/2 left-3.5 -translate-y-1/2 text-muted", pending && "animate-pulse")}
        />
        <input
          type="search"
          name="q"
          data-filter
          defaultValue={q}
          placeholder={search}
          autoComplete="off"
          maxLength={200}
          className="field-box rounded-full pr-4 pl-10"
        />
      </label>
      {children}
      <noscript>
        <Button type="submit" size="sm">
          Filter
        </Button>
      </noscript>
    </form>
  );
}
