"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog-client";
import { SelectField, TextField } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import { changeProductsAction } from "@/lib/catalog/actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

type Kind = "archive" | "restore" | "price" | "percent" | "category" | "topic";
type Choice = { value: string; label: string };

type BulkFormProps = {
  /** The rows are archived ones. */
  archived: boolean;
  currency: string;
  categories: Choice[];
  topics: Choice[];
  /** The table, with a checkbox `productId` in every row. */
  children: ReactNode;
};

const products = (count: number) => (count === 1 ? "1 product" : `${count} products`);

const WORDS: Record<Kind, { button: string; title: (what: string) => string; confirm: string }> = {
  archive: { button: "Archive", title: (what) => `Archive ${what}?`, confirm: "Archive" },
  restore: { button: "Restore", title: (what) => `Restore ${what}?`, confirm: "Restore" },
  price: { button: "Set price", title: (what) => `Price of ${what}`, confirm: "Set the price" },
  percent: {
    button: "Raise or lower",
    title: (what) => `Raise or lower ${what}`,
    confirm: "Change the prices",
  },
  category: { button: "Category", title: (what) => `Category of ${what}`, confirm: "Move them" },
  topic: { button: "Topic", title: (what) => `Topic of ${what}`, confirm: "Set the topic" },
};

/** Rows to tick and what can be done to those that are; every change asks once more before it is made. */
export function BulkForm({ archived, currency, categories, topics, children }: BulkFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [count, setCount] = useState(0);
  const [kind, setKind] = useState<Kind | null>(null);
  const { onSubmit, pending, problem, faults } = useActionForm(changeProductsAction, {
    onDone: ({ changed }) => {
      toast(`${products(changed)} changed`);
      setKind(null);
      clear();
    },
  });

  function clear() {
    form.current?.reset();
    setCount(0);
  }

  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>("[name=productId]") ?? [])];

  // Rows that went with a new filter are not chosen any more.
  useEffect(() => {
    const counted = new MutationObserver(() => setCount(boxes().filter((box) => box.checked).length));
    if (form.current) counted.observe(form.current, { childList: true, subtree: true });
    return () => counted.disconnect();
  });

  function choose(event: FormEvent) {
    const target = event.target as HTMLInputElement;
    if (target.dataset.chooseAll !== undefined) for (const box of boxes()) box.checked = target.checked;
    setCount(boxes().filter((box) => box.checked).length);
  }

  const kinds: Kind[] = archived ? ["restore"] : ["price", "percent", "category", "topic", "archive"];
  const what = products(count);
  return (
    <form ref={form} onChange={choose} onSubmit={onSubmit} noValidate>
      {children}
      {count > 0 && (
        <section
          aria-label="Chosen products"
          className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-full animate-rise flex-wrap items-center gap-1 rounded-[1.75rem] bg-raised p-1.5 pl-5 shadow-float"
        >
          <p className="mr-2 font-semibold" role="status">
            {what}
          </p>
          {kinds.map((each) => (
            <Button
              key={each}
              size="sm"
              variant="quiet"
              onClick={() => setKind(each)}
              className={each === "archive" ? "text-danger hover:bg-danger-soft" : ""}
            >
              {WORDS[each].button}
            </Button>
          ))}
          <Button size="sm" variant="quiet" onClick={clear}>
            Clear
          </Button>
        </section>
      )}
      <Dialog
        open={kind !== null}
        onClose={() => setKind(null)}
        title={kind ? WORDS[kind].title(what) : ""}
        footer={
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="secondary" onClick={() => setKind(null)}>
              Not now
            </Button>
            {kind && (
              <Button
                type="submit"
                name="kind"
                value={kind}
                variant={kind === "archive" ? "danger" : "primary"}
                pending={pending}
              >
                {WORDS[kind].confirm}
              </Button>
            )}
          </div>
        }
      >
        <div className="flex flex-col gap-4">
          {kind === "archive" && (
            <p>
              They leave the shop and its search at once. Past orders still show them, and you can restore
              them.
            </p>
          )}
          {kind === "restore" && (
            <p>They are in the shop again as they were, with the stock that they have.</p>
          )}
          {kind === "price" && (
            <TextField
              name="price"
              label={`New price in ${currency.toUpperCase()}`}
              inputMode="decimal"
              autoComplete="off"
              placeholder="19.99"
              error={faults("price")}
              autoFocus
            />
          )}
          {kind === "percent" && (
            <TextField
              name="percent"
              label="By how many percent"
              hint="10 raises every price by a tenth, -15 lowers it. Halves of a cent go to the even one."
              inputMode="numeric"
              autoComplete="off"
              error={faults("percent")}
              autoFocus
            />
          )}
          {kind === "category" && (
            <SelectField name="category" label="Category" error={faults("category")} defaultValue="">
              <option value="">Choose…</option>
              {categories.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </SelectField>
          )}
          {kind === "topic" && (
            <SelectField name="topic" label="Topic" optional error={faults("topic")} defaultValue="">
              <option value="">None</option>
              {topics.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </SelectField>
          )}
          {kind && <ProblemNotice problem={problem} />}
        </div>
      </Dialog>
    </form>
  );
}
