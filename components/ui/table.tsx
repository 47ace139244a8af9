import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names";
import { ArrowDownIcon, ArrowUpIcon } from "./icons";

type TableProps = {
  /** Spoken name of the table. */
  label: string;
  head: ReactNode;
  /** Rows. */
  children: ReactNode;
  className?: string;
};

/** Dense rows under a head that stays; wider than the screen it scrolls in its own box. */
export function Table({ label, head, children, className }: TableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={cx(
        "max-h-[80dvh] overflow-auto overscroll-x-contain rounded-tile border border-line bg-card",
        className,
      )}
    >
      <table className="w-full border-separate border-spacing-0 text-sm tabular-nums">
        <thead className="sticky top-0 z-10 bg-sunken">
          <tr>{head}</tr>
        </thead>
        <tbody className="[&_tr:hover]:bg-sunken [&_tr:last-child_td]:border-b-0">{children}</tbody>
      </table>
    </section>
  );
}

type ThProps = Omit<ComponentProps<"th">, "align"> & {
  /** Numbers stand at the end. */
  end?: boolean;
  /** Where a click on the head leads, and how the column is sorted now. */
  sort?: { href: string; direction: "ascending" | "descending" | null };
};

export function Th({ end, sort, className, children, ...rest }: ThProps) {
  const SortIcon = sort?.direction === "descending" ? ArrowDownIcon : ArrowUpIcon;
  return (
    <th
      scope="col"
      aria-sort={sort?.direction ?? undefined}
      className={cx(
        "h-10 border-b border-line px-3 font-semibold whitespace-nowrap text-ink-soft",
        end ? "text-right" : "text-left",
        className,
      )}
      {...rest}
    >
      {sort ? (
        <Link
          href={sort.href}
          className={cx(
            "group/sort inline-flex min-h-10 items-center gap-1 hover:text-ink",
            end && "flex-row-reverse",
            sort.direction && "text-ink",
          )}
        >
          {children}
          <SortIcon
            size={14}
            className={
              sort.direction
                ? ""
                : "opacity-0 group-hover/sort:opacity-50 group-focus-visible/sort:opacity-50"
            }
          />
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

type TdProps = Omit<ComponentProps<"td">, "align"> & { end?: boolean };

export function Td({ end, className, ...rest }: TdProps) {
  return (
    <td
      className={cx(
        "h-11 border-b border-line px-3 py-1.5",
        end && "text-right whitespace-nowrap",
        className,
      )}
      {...rest}
    />
  );
}
