"use client";

import { Button } from "@/components/ui/button";
import type { FormValues } from "@/lib/catalog/form-rules";
import { ProblemNotice } from "../kit/problem-notice";
import { ConflictNotice } from "./conflict-notice";
import { type Choice, ProductFields } from "./product-fields";
import { useProductDraft } from "./use-product-draft";

type ProductEditorProps = {
  productId: string;
  version: number;
  values: FormValues;
  categories: Choice[];
  topics: Choice[];
  currency: string;
};

/** All fields of a product; it says which version it shows and never overwrites another unseen. */
export function ProductEditor({ productId, version, values, ...choices }: ProductEditorProps) {
  const draft = useProductDraft({ version, values });
  const { seen, typed, clash, unsaved } = draft;
  return (
    <form
      ref={draft.form}
      onSubmit={draft.onSubmit}
      onInput={draft.onInput}
      noValidate
      className="scroll-mt-20"
    >
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="version" value={seen.version} />
      <input type="hidden" name="seen" value={JSON.stringify(seen.values)} />
      {clash && <ConflictNotice clash={clash} values={typed} onTake={draft.take} />}
      <ProductFields values={values} faults={draft.faults} {...choices} />
      <ProblemNotice problem={draft.problem} className="mt-5" />
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" pending={draft.pending}>
          Save
        </Button>
        <p role="status" className="text-muted">
          {unsaved > 0 &&
            (unsaved === 1 ? "1 field is not saved yet" : `${unsaved} fields are not saved yet`)}
        </p>
      </div>
    </form>
  );
}
