import { type RefObject, useEffect, useRef } from "react";
import { afterPaint } from "@/components/ui/after-paint";

type Combobox = {
  field: RefObject<HTMLInputElement | null>;
  listId: string;
  /** Ids of the options in their order; empty while there is nothing to choose. */
  options: readonly string[];
  open: boolean;
  /** Place among the options, or -1 in the field itself. */
  active: number;
  onTerm: (term: string) => void;
  onOpen: () => void;
  onClose: () => void;
  onMove: (active: number) => void;
  onChoose: (active: number) => void;
  onForget: (active: number) => void;
  onSubmit: (term: string) => void;
};

/** What a key does; answers whether it was meant for the list and for nobody else. */
function press({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, box: Combobox): boolean {
  const { open, active, options } = box;
  if (!open || altKey || ctrlKey || metaKey) return false;
  switch (key) {
    case "ArrowDown":
      box.onMove(active + 1 >= options.length ? -1 : active + 1);
      return true;
    case "ArrowUp":
      box.onMove(active < 0 ? options.length - 1 : active - 1);
      return true;
    case "Escape":
      box.onClose();
      return true;
    case "Enter":
      if (active >= 0) box.onChoose(active);
      return active >= 0;
    case "Delete":
      if (active >= 0) box.onForget(active);
      return active >= 0;
    default:
      return false;
  }
}

/**
 * Makes the search field of the header a combobox (ARIA's pattern with `aria-activedescendant`) once its list has been
 * loaded: the field itself knows nothing of it.
 */
export function useCombobox(box: Combobox): void {
  const { field, listId, open, active, options } = box;
  const latest = useRef(box);
  useEffect(() => {
    latest.current = box;
  });

  useEffect(() => {
    const input = field.current;
    const form = input?.form;
    if (!input || !form) return;
    const leaving = new AbortController();
    const on = { signal: leaving.signal };
    let isAsked = false;
    const show = () => {
      isAsked = false;
      latest.current.onTerm(input.value.trim());
      latest.current.onOpen();
    };
    // The letter is drawn first; several within a frame are one term.
    const showSoon = () => {
      if (isAsked) return;
      isAsked = true;
      afterPaint(() => isAsked && !leaving.signal.aborted && show());
    };
    const leave = () => {
      isAsked = false;
    };
    for (const type of ["input", "focus", "click"]) input.addEventListener(type, showSoon, on);
    input.addEventListener("blur", leave, on);
    input.addEventListener("blur", () => latest.current.onClose(), on);
    input.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape") leave();
        if (event.isComposing || !press(event, latest.current)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      on,
    );
    form.addEventListener("submit", leave, on);
    form.addEventListener("submit", () => latest.current.onSubmit(input.value.trim()), on);
    if (document.activeElement === input) show();
    return () => leaving.abort();
  }, [field]);

  useEffect(() => {
    const input = field.current;
    if (!input) return;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", listId);
    input.setAttribute("aria-expanded", String(open));
    const chosen = open ? options[active] : undefined;
    if (chosen) input.setAttribute("aria-activedescendant", chosen);
    else input.removeAttribute("aria-activedescendant");
  }, [field, listId, open, active, options]);
}
