"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { TextField } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import { setPictureAction } from "@/lib/catalog/actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

/** The picture by its address, for what lies elsewhere or is one of the shop's own drawings. */
export function PictureAddress({ productId, imageUrl }: { productId: string; imageUrl: string }) {
  const { onSubmit, pending, problem, faults } = useActionForm(setPictureAction, {
    onDone: () => toast("Saved. The shop shows it at once."),
  });
  return (
    <Disclosure summary={<span className="text-muted">Or by its address</span>} className="mt-2 -mb-3">
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
        <input type="hidden" name="productId" value={productId} />
        <TextField
          key={imageUrl}
          name="imageUrl"
          label="Address of the picture"
          labelHidden
          defaultValue={imageUrl}
          hint="/art/… of this shop, or an http address."
          autoComplete="off"
          error={faults("imageUrl")}
        />
        <ProblemNotice problem={problem?.errors ? null : problem} />
        <Button type="submit" variant="secondary" size="sm" pending={pending} className="self-start">
          Use this picture
        </Button>
      </form>
    </Disclosure>
  );
}
