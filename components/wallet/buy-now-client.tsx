"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { QuantityField } from "@/components/ui/quantity-field-client";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { buyNowAction } from "@/lib/checkout/actions";

type BuyNowProps = {
  productId: string;
  name: string;
  /** How many can be chosen. */
  most: number;
  /** One purchase, however often the form is sent. */
  purchaseKey: string;
};

export function BuyNow({ productId, name, most, purchaseKey }: BuyNowProps) {
  const [problem, action] = useActionState(buyNowAction, null);
  return (
    <form action={action} className="flex flex-col gap-4">
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="key" value={purchaseKey} />
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <QuantityField label={`Quantity of ${name}`} name="quantity" value={1} min={1} max={most} />
        <SubmitButton size="lg">Buy from the wallet</SubmitButton>
      </div>
    </form>
  );
}
