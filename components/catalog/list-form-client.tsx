"use client";

import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useQueryString } from "@/components/ui/use-address";
import type { ListTerms } from "./list-fields";

type ListFormProps = ListTerms & {
  /** `ListTools`, and what stands beside them. */
  children: ReactNode;
};

/** Comes with the first hand near the fields, or with an address that says something. */
const loadFields = () => import("./list-fields");

/** Keeps the fields of `ListTools` and the address of the page the same, whichever of the two changes. */
export function ListForm({ kind, currency, children }: ListFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const wasSaid = useRef(false);
  const search = useQueryString();

  useEffect(() => {
    if (!search && !wasSaid.current) return;
    wasSaid.current = true;
    void loadFields().then(({ showFields }) => form.current && showFields(form.current, { kind, currency }));
  }, [search, kind, currency]);

  function apply(event: FormEvent<HTMLFormElement>) {
    const { type, target, currentTarget } = event;
    // Amounts are taken when they are sent: half a number is another price.
    if (type === "change" && target instanceof HTMLInputElement && target.type === "text") return;
    if (type !== "change") event.preventDefault();
    if (type === "submit") currentTarget.querySelector<HTMLElement>("[popover]")?.hidePopover();
    void loadFields().then(({ applyFields }) =>
      applyFields(type === "reset" ? null : currentTarget, { kind, currency }),
    );
  }

  return (
    <form
      ref={form}
      onPointerEnter={loadFields}
      onFocus={loadFields}
      onChange={apply}
      onSubmit={apply}
      onReset={apply}
      className="mb-3 flex min-h-12 flex-wrap items-center gap-x-4 sm:mb-4"
    >
      {children}
    </form>
  );
}
