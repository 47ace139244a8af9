import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, useRef, useTransition } from "react";

const TYPING_PAUSE_MS = 250;

/** A form whose fields are the address's query: a choice takes hold at once, text after a pause. */
export function useAddressFilter() {
  const router = useRouter();
  const path = usePathname();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, startTransition] = useTransition();

  function show() {
    clearTimeout(timer.current);
    if (!form.current) return;
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) {
      if (typeof value === "string" && value.trim()) params.set(name, value.trim());
    }
    startTransition(() => router.replace(params.size > 0 ? `${path}?${params}` : path, { scroll: false }));
  }

  function onInput(event: FormEvent) {
    clearTimeout(timer.current);
    if (event.target instanceof HTMLSelectElement) show();
    else timer.current = setTimeout(show, TYPING_PAUSE_MS);
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    show();
  }

  return { form, path, pending, onInput, onSubmit };
}
