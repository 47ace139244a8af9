"use client";

import { useEffect } from "react";

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

export function SearchShortcut({ inputId }: { inputId: string }) {
  useEffect(() => {
    function focusSearch(event: KeyboardEvent) {
      if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target))
        return;
      const input = document.getElementById(inputId);
      if (!input || document.querySelector("dialog:modal")) return;
      event.preventDefault();
      input.focus();
    }
    document.addEventListener("keydown", focusSearch);
    return () => document.removeEventListener("keydown", focusSearch);
  }, [inputId]);
  return null;
}
