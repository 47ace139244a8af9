"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { NAV } from "./nav-items";
import { openPalette } from "./palette-store";

const SECOND_KEY_MS = 1200;
const BY_KEY = new Map(NAV.flatMap(({ items }) => items.map(({ key, href }) => [key, href])));

const ROW_KEYS: Record<string, () => boolean> = {
  j: () => stepRow(1),
  k: () => stepRow(-1),
  x: tickRow,
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;

/** Moves the focus to the next or previous row of the table. */
function stepRow(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll("[data-row]")];
  const at = rows.indexOf(document.activeElement ?? document.body);
  const next = at < 0 ? (step > 0 ? rows[0] : rows.at(-1)) : rows[at + step];
  if (next instanceof HTMLElement) next.focus();
  return next !== undefined;
}

/** Ticks the row that has the focus. */
function tickRow(): boolean {
  const row = document.activeElement?.closest("[data-row]")?.closest("tr");
  const box = row?.querySelector<HTMLInputElement>("input[type=checkbox]");
  box?.click();
  return box !== null && box !== undefined;
}

/** `g` and a letter go to a page, `/` to the filter, `j` and `k` from row to row, `x` ticks one, `?` shows them all. */
export function Keys() {
  const router = useRouter();

  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("dialog:modal")) return;
      const href = performance.now() < goUntil ? BY_KEY.get(event.key) : undefined;
      goUntil = event.key === "g" && !href ? performance.now() + SECOND_KEY_MS : 0;
      const filter = document.querySelector<HTMLInputElement>("[data-filter]");
      if (href) router.push(href);
      else if (event.key === "/" && filter) filter.select();
      else if (event.key === "?") openPalette();
      else if (!ROW_KEYS[event.key]?.()) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router]);

  return null;
}
