"use client";

import type { ReactNode } from "react";
import { Chip, chipLook } from "@/components/ui/chip";
import { ChevronDownIcon, CloseIcon } from "@/components/ui/icons";
import { Menu } from "@/components/ui/menu";
import { formatMoney } from "@/lib/kernel/money";
import { type ListQuery, type Sorts, usualSort, writeListQuery } from "./list-query";
import { PriceRange } from "./price-range-client";

type ListToolbarProps = {
  query: ListQuery;
  sorts: Sorts;
  /** At the left: how many there are. */
  note?: ReactNode;
  currency: string;
  onChange: (query: ListQuery) => void;
};

function priceText({ minPrice, maxPrice }: ListQuery, currency: string): string {
  const write = (amount: number) => formatMoney(amount, currency);
  if (minPrice !== undefined && maxPrice !== undefined) return `${write(minPrice)} – ${write(maxPrice)}`;
  if (minPrice !== undefined) return `From ${write(minPrice)}`;
  if (maxPrice !== undefined) return `Up to ${write(maxPrice)}`;
  return "Price";
}

/** Sort and filters above a list; without script there is nothing to press, so it is not shown. */
export function ListToolbar({ query, sorts, note, currency, onChange }: ListToolbarProps) {
  const { sort, inStock, minPrice, maxPrice } = query;
  const usual = usualSort(sorts);
  const priced = minPrice !== undefined || maxPrice !== undefined;
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-2">
      <p className="mr-auto text-muted">{note}</p>
      <search
        aria-label="Sort and filter"
        className="bleed scroll-row max-w-[100vw] gap-2 py-1 no-script:hidden"
      >
        <label className="relative shrink-0">
          <span className="sr-only">Sort by</span>
          <select
            value={sort}
            onChange={(event) => onChange({ ...query, sort: event.target.value })}
            className={chipLook(sort === usual ? "off" : "on", "appearance-none pr-10")}
          >
            {sorts.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
          <ChevronDownIcon
            size={16}
            className={`pointer-events-none absolute top-3 right-4 ${sort === usual ? "text-muted" : "text-paper"}`}
          />
        </label>
        <Chip pressed={inStock} onClick={() => onChange({ ...query, inStock: !inStock })}>
          In stock
        </Chip>
        <Menu
          trigger={
            <>
              {priceText(query, currency)}
              <ChevronDownIcon size={16} className="opacity-70" />
            </>
          }
          triggerClassName={chipLook(priced ? "on" : "off")}
        >
          <PriceRange
            key={`${minPrice} ${maxPrice}`}
            {...{ minPrice, maxPrice, currency }}
            onChange={(range) => onChange({ ...query, ...range })}
          />
        </Menu>
        {writeListQuery(query, sorts) !== "" && (
          <Chip onClick={() => onChange({ sort: usual, inStock: false })} className="border-transparent">
            <CloseIcon size={16} />
            Clear
          </Chip>
        )}
      </search>
    </div>
  );
}
