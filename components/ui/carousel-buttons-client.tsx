"use client";

import { useEffect, useState } from "react";
import { ChevronLeftIcon, ChevronRightIcon } from "./frame-icons";
import { IconButton } from "./icon-button";

const ends = [
  { way: -1, label: "Scroll back", place: "-left-3 sm:-left-4", icon: ChevronLeftIcon },
  { way: 1, label: "Scroll on", place: "-right-3 sm:-right-4", icon: ChevronRightIcon },
] as const;

/** The ways the row can still be scrolled: -1 back, 1 on. */
function openWays(row: HTMLElement): number[] {
  const rest = row.scrollWidth - row.clientWidth - row.scrollLeft;
  return [...(row.scrollLeft > 4 ? [-1] : []), ...(rest > 4 ? [1] : [])];
}

/** Only for the mouse: touch and keyboard scroll the row themselves. */
export function CarouselButtons({ rowId }: { rowId: string }) {
  const [open, setOpen] = useState<number[]>([]);

  useEffect(() => {
    const row = document.getElementById(rowId);
    if (!row || !matchMedia("(hover: hover)").matches) return;
    const look = () => setOpen(openWays(row));
    const observer = new ResizeObserver(look);
    observer.observe(row);
    row.addEventListener("scrollend", look);
    return () => {
      observer.disconnect();
      row.removeEventListener("scrollend", look);
    };
  }, [rowId]);

  function scroll(way: number) {
    const row = document.getElementById(rowId);
    row?.scrollBy({ left: way * row.clientWidth * 0.8, behavior: "smooth" });
  }

  return ends
    .filter(({ way }) => open.includes(way))
    .map(({ way, label, place, icon: EndIcon }) => (
      <div key={way} className={`absolute top-1/2 z-20 -translate-y-1/2 rounded-full shadow-float ${place}`}>
        <IconButton label={label} variant="card" tabIndex={-1} onClick={() => scroll(way)}>
          <EndIcon />
        </IconButton>
      </div>
    ));
}
