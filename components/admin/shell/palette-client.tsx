"use client";

import { useEffect, useRef, useState } from "react";
import { Finder } from "./finder-client";
import { onPaletteOpened } from "./palette-store";

/** One field that goes to any page, product, order or person. A native dialog, opened by ⌘K or Ctrl K. */
export function Palette() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const show = () => {
      if (dialog.current?.open) return;
      setOpen(true);
      dialog.current?.showModal();
    };
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      show();
    };
    document.addEventListener("keydown", onKey);
    const forget = onPaletteOpened(show);
    return () => {
      document.removeEventListener("keydown", onKey);
      forget();
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      aria-label="Find or go to"
      onClose={() => setOpen(false)}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      className="fixed inset-x-0 top-[max(1rem,10dvh)] mx-auto hidden max-h-[min(36rem,76dvh)] w-[min(40rem,calc(100%-2rem))] flex-col overflow-hidden rounded-card border border-line bg-raised p-0 text-ink shadow-float backdrop:bg-veil open:flex"
    >
      {open && <Finder onDone={() => dialog.current?.close()} />}
    </dialog>
  );
}
