"use client";

import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { CloseIcon } from "./frame-icons";
import { IconButton } from "./icon-button";

export type DialogProps = {
  open: boolean;
  /** Asked for by the cross, Escape, a tap beside it, or `<form method="dialog">` inside. */
  onClose: () => void;
  title: ReactNode;
  /** A box in the middle or a drawer at the right; on a phone both are a sheet from the bottom. */
  side?: "center" | "right";
  /** Stays in sight below what scrolls. */
  footer?: ReactNode;
  children: ReactNode;
};

/** The page neither scrolls nor jumps by the width of its scroll bar while something lies over it. */
function holdPage() {
  const { style, clientWidth } = document.documentElement;
  style.paddingRight = `${window.innerWidth - clientWidth}px`;
  style.overflow = "hidden";
  return () => {
    style.paddingRight = "";
    style.overflow = "";
  };
}

export function Dialog({ open, onClose, title, side = "center", footer, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    if (!open) return;
    const dialog = ref.current;
    const letScroll = holdPage();
    dialog?.showModal();
    return () => {
      letScroll();
      dialog?.close();
    };
  }, [open]);

  function closeBeside(event: MouseEvent) {
    if (event.target === ref.current) ref.current.close();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={ref}
      data-side={side}
      aria-labelledby={titleId}
      className="dialog"
      onClose={onClose}
      onClick={closeBeside}
    >
      <header className="flex items-center justify-between gap-4 py-3 pr-3 pl-5 sm:pl-6">
        <h2 id={titleId} className="text-xl font-bold">
          {title}
        </h2>
        <IconButton label="Close" onClick={() => ref.current?.close()}>
          <CloseIcon />
        </IconButton>
      </header>
      <div className="min-h-0 grow overflow-y-auto overscroll-contain px-5 pb-5 sm:px-6 sm:pb-6">
        {children}
      </div>
      {footer && (
        <footer className="border-t border-line bg-card px-5 py-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:px-6">
          {footer}
        </footer>
      )}
    </dialog>
  );
}
