"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog-client";
import { toast } from "@/components/ui/toast-store";
import { changeProductsAction } from "@/lib/catalog/actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";
import { BulkFields } from "./bulk-fields";
import { BULK_KINDS, BULK_WORDS, type BulkKind, productsText } from "./bulk-words";
import type { Choice } from "./product-fields";
import { useChosenRows } from "./use-chosen-rows";

type BulkFormProps = {
  /** The rows are archived ones. */
  archived: boolean;
  currency: string;
  categories: Choice[];
  topics: Choice[];
  /** The table, with a checkbox `productId` in every row. */
  children: ReactNode;
};

/** Rows to tick and what can be done to those that are; every change asks once more before it is made. */
export function BulkForm({ archived, children, ...choices }: BulkFormProps) {
  const { form, count, onChange, clear } = useChosenRows();
  const [kind, setKind] = useState<BulkKind | null>(null);
  const close = () => setKind(null);
  const { onSubmit, pending, problem, faults } = useActionForm(changeProductsAction, {
    onDone: ({ changed }) => {
      toast(`${productsText(changed)} changed`);
      close();
      clear();
    },
  });
  return (
    <form ref={form} onChange={onChange} onSubmit={onSubmit} noValidate>
      {children}
      {count > 0 && <BulkBar count={count} archived={archived} onPick={setKind} onClear={clear} />}
      <Dialog
        open={kind !== null}
        onClose={close}
        title={kind && BULK_WORDS[kind].title(productsText(count))}
        footer={kind && <Confirm kind={kind} pending={pending} onClose={close} />}
      >
        {kind && (
          <div className="flex flex-col gap-4">
            <BulkFields kind={kind} faults={faults} {...choices} />
            <ProblemNotice problem={problem} />
          </div>
        )}
      </Dialog>
    </form>
  );
}

type BulkBarProps = {
  count: number;
  archived: boolean;
  onPick: (kind: BulkKind) => void;
  onClear: () => void;
};

function BulkBar({ count, archived, onPick, onClear }: BulkBarProps) {
  const kinds = BULK_KINDS.filter((kind) => archived === (kind === "restore"));
  return (
    <section
      aria-label="Chosen products"
      className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-full animate-rise flex-wrap items-center gap-1 rounded-[1.75rem] bg-raised p-1.5 pl-5 shadow-float"
    >
      <p className="mr-2 font-semibold" role="status">
        {productsText(count)}
      </p>
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="sm"
          variant="quiet"
          onClick={() => onPick(kind)}
          className={kind === "archive" ? "text-danger hover:bg-danger-soft" : ""}
        >
          {BULK_WORDS[kind].button}
        </Button>
      ))}
      <Button size="sm" variant="quiet" onClick={onClear}>
        Clear
      </Button>
    </section>
  );
}

type ConfirmProps = { kind: BulkKind; pending: boolean; onClose: () => void };

function Confirm({ kind, pending, onClose }: ConfirmProps) {
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button variant="secondary" onClick={onClose}>
        Not now
      </Button>
      <Button
        type="submit"
        name="kind"
        value={kind}
        variant={kind === "archive" ? "danger" : "primary"}
        pending={pending}
      >
        {BULK_WORDS[kind].confirm}
      </Button>
    </div>
  );
}
