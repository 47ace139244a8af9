"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { cx } from "./class-names";
import { CloseIcon } from "./frame-icons";
import { dismissToast, type Toast, toastStore } from "./toast-store";

const none: readonly Toast[] = [];

/** Where toasts appear. One in a root layout. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, () => none);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-[calc(var(--bar)+1rem)] z-40 flex flex-col items-center gap-2"
    >
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastItem({ toast: { id, text, tone, action } }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  const lifeMs = action || tone === "danger" ? 10_000 : 5_000;

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), lifeMs);
    return () => clearTimeout(timer);
  }, [held, id, lifeMs]);

  function act() {
    action?.run();
    dismissToast(id);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer over it only keeps it from leaving
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={cx(
        "pointer-events-auto flex max-w-full animate-rise items-center gap-1 rounded-tile py-1.5 pr-1.5 pl-5 shadow-float",
        tone === "danger" ? "bg-danger text-on-danger" : "bg-ink text-paper",
      )}
    >
      <p className="py-2 font-medium">{text}</p>
      {action && (
        <button
          type="button"
          onClick={act}
          className="h-11 shrink-0 rounded-chip px-3 font-bold underline underline-offset-4"
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => dismissToast(id)}
        className="grid size-11 shrink-0 place-items-center rounded-chip"
      >
        <CloseIcon size={18} />
      </button>
    </div>
  );
}
