"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast-store";
import { adjustStockAction } from "@/lib/catalog/actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

type StockFormProps = { productId: string; stock: number };

/** Sets the stock against the one that is shown, with a reason; a sale meanwhile is shown and asks once more. */
export function StockForm({ productId, stock }: StockFormProps) {
  const [moved, setMoved] = useState<number | null>(null);
  const { onSubmit, pending, problem, faults } = useActionForm(adjustStockAction, {
    onDone: (after, form) => {
      setMoved(null);
      toast(`${after.stock} in stock, ${after.available} to sell`);
      (form.elements.namedItem("reason") as HTMLInputElement).value = "";
    },
    onProblem: ({ slug, extra }) => {
      if (slug === "stock-changed" && typeof extra?.stock === "number") setMoved(extra.stock);
    },
  });
  const expected = moved ?? stock;
  const isStale = problem?.slug === "stock-changed";
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="expectedStock" value={expected} />
      <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3">
        <TextField
          key={stock}
          name="stock"
          label="In stock"
          defaultValue={stock}
          inputMode="numeric"
          autoComplete="off"
          error={faults("stock")}
        />
        <TextField
          name="reason"
          label="Why"
          placeholder="Counted, delivered, broken"
          maxLength={500}
          error={faults("reason")}
        />
      </div>
      {isStale ? (
        <Notice tone="warning" live title="The stock changed meanwhile">
          There are {expected} now, not what was shown. If yours still holds, press once more.
        </Notice>
      ) : (
        <ProblemNotice problem={problem} />
      )}
      <Button type="submit" variant="secondary" size="sm" pending={pending} className="self-start">
        {isStale ? "Set it all the same" : "Set the stock"}
      </Button>
    </form>
  );
}
