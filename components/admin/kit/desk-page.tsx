import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { ChevronLeftIcon } from "@/components/ui/icons";

type DeskPageProps = {
  title: ReactNode;
  /** Beside or under the title, muted. */
  note?: ReactNode;
  /** Buttons at the right; one of them primary. */
  actions?: ReactNode;
  /** The list that this page was opened from. */
  back?: { href: string; label: string };
  /** For a form or a short list: no wider than what is read comfortably. */
  narrow?: boolean;
  children: ReactNode;
};

/** A page of the administration: what it is, what can be done, and then dense content with compact fields. */
export function DeskPage({ title, note, actions, back, narrow, children }: DeskPageProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={cx(
        "min-h-[80vh] px-4 pt-4 pb-16 outline-none sm:px-6 lg:px-8 lg:pt-6",
        "[&_table]:transition-opacity [&:has(form[aria-busy=true])_table]:opacity-60",
        "[&_.field-box]:min-h-10 [&_.field-box]:py-2 [&_.field-box]:text-sm",
        narrow ? "max-w-5xl" : "max-w-[110rem]",
      )}
    >
      {back && (
        <Link
          href={back.href}
          prefetch={false}
          className="tap -ml-1 mb-1 inline-flex items-center gap-1 font-medium text-muted hover:text-action"
        >
          <ChevronLeftIcon size={16} />
          {back.label}
        </Link>
      )}
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl leading-tight font-bold wrap-anywhere sm:text-[1.75rem]">{title}</h1>
          {note && <div className="mt-0.5 text-muted">{note}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      <div className="mt-5">{children}</div>
    </main>
  );
}
