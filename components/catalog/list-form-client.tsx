"use client";

import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import type { ListQuery } from "./list-query";

type ListFormProps = {
  query: ListQuery;
  /** The list as it stands: nothing to be written into fields that were not touched yet. */
  plain: boolean;
  currency: string;
  onChange: (query: ListQuery) => void;
  /** `ListTools`, and what stands beside them. */
  children: ReactNode;
};

/** Loaded with the first hand that comes near. */
const loadFields = () => import("./list-fields");

/** Keeps the fields of `ListTools` and the address of the page the same, whichever of the two changes. */
export function ListForm({ query, plain, currency, onChange, children }: ListFormProps) {
  const ref = useRef<HTMLFormElement>(null);
  const touched = useRef(false);

  useEffect(() => {
    if (plain && !touched.current) return;
    touched.current = true;
    void loadFields().then(({ writeFields }) => ref.current && writeFields(ref.current, query, currency));
  });

  async function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (event.type === "submit") form.querySelector<HTMLElement>("[popover]")?.hidePopover();
    if (!form.checkValidity()) return;
    const { readFields } = await loadFields();
    onChange(readFields(form, currency));
  }

  function clear(event: FormEvent) {
    event.preventDefault();
    onChange({ sort: "", inStock: false });
  }

  return (
    <form
      ref={ref}
      onPointerEnter={loadFields}
      onFocus={loadFields}
      onChange={apply}
      onSubmit={apply}
      onReset={clear}
      className="mb-3 flex min-h-12 flex-wrap items-center gap-x-4 sm:mb-4"
    >
      {children}
    </form>
  );
}
