"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import { createProductAction } from "@/lib/catalog/actions";
import { EMPTY_FORM } from "@/lib/catalog/form-rules";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";
import { useSaveKey } from "../kit/use-save-key";
import { type Choice, ProductFields } from "./product-fields";

type NewProductProps = { categories: Choice[]; topics: Choice[]; currency: string };

export function NewProduct(choices: NewProductProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { onSubmit, pending, problem, faults } = useActionForm(createProductAction, {
    onDone: ({ productId, values }) => {
      toast(`${values.name} is in the shop`);
      router.push(`/admin/products/${productId}`);
    },
  });
  useSaveKey(form);
  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      <ProductFields values={EMPTY_FORM} faults={faults} isNew {...choices} />
      <TextField
        name="stock"
        label="In stock"
        defaultValue="0"
        inputMode="numeric"
        autoComplete="off"
        error={faults("stock")}
        className="mt-4 max-w-40"
      />
      <ProblemNotice problem={problem} className="mt-5" />
      <div className="mt-5 flex flex-wrap gap-2">
        <Button type="submit" pending={pending}>
          Add to the shop
        </Button>
        <ButtonLink href="/admin/products" prefetch={false} variant="quiet">
          Not now
        </ButtonLink>
      </div>
    </form>
  );
}
