import { type FormEvent, useEffect, useRef, useState } from "react";

const ROW = "[name=productId]";

/** Which rows of a form's table are ticked; the box with `data-choose-all` ticks them all. */
export function useChosenRows() {
  const form = useRef<HTMLFormElement>(null);
  const [count, setCount] = useState(0);

  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>(ROW) ?? [])];
  const recount = () => setCount(boxes().filter((box) => box.checked).length);

  // Rows that went with a new filter are not chosen any more.
  useEffect(() => {
    const rows = new MutationObserver(() => {
      setCount(form.current?.querySelectorAll(`${ROW}:checked`).length ?? 0);
    });
    if (form.current) rows.observe(form.current, { childList: true, subtree: true });
    return () => rows.disconnect();
  }, []);

  function onChange({ target }: FormEvent) {
    if (target instanceof HTMLInputElement && target.dataset.chooseAll !== undefined) {
      for (const box of boxes()) box.checked = target.checked;
    }
    recount();
  }

  function clear() {
    form.current?.reset();
    setCount(0);
  }

  return { form, count, onChange, clear };
}
