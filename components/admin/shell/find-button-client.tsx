"use client";

import { useSyncExternalStore } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { SearchIcon } from "@/components/ui/icons";
import { openPalette } from "./palette-store";

const never = () => () => {};
const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the palette; says by which keys it opens too. */
export function FindButton() {
  const apple = useSyncExternalStore(never, isApple, () => false);
  return (
    <button
      type="button"
      onClick={openPalette}
      aria-haspopup="dialog"
      className="flex h-10 w-full items-center gap-2.5 rounded-full border border-line bg-card pr-2 pl-3.5 text-muted transition-colors hover:border-edge hover:text-ink"
    >
      <SearchIcon size={17} />
      <span className="grow text-left">Find or go to</span>
      <kbd className="rounded-md border border-line px-1.5 font-sans text-xs leading-5">
        {apple ? "⌘K" : "Ctrl K"}
      </kbd>
    </button>
  );
}

/** The same for the bar of a phone. */
export function FindIcon() {
  return (
    <IconButton label="Find or go to" aria-haspopup="dialog" onClick={openPalette}>
      <SearchIcon />
    </IconButton>
  );
}
