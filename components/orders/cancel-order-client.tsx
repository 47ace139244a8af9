"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { DialogButton } from "@/components/ui/dialog-button-client";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { cancelOrderAction } from "@/lib/orders/actions";

/** Asks once more before it cancels; without script one press has to do. */
export function CancelOrder({ orderId }: { orderId: string }) {
  const [refusal, cancel] = useActionState(cancelOrderAction, null);
  const hidden = <input type="hidden" name="orderId" value={orderId} />;
  return (
    <>
      <DialogButton
        label="Cancel the order"
        variant="quiet"
        size="lg"
        title="Cancel this order?"
        className="no-script:hidden"
      >
        <p className="text-ink-soft">
          Nothing has been charged. What we hold for you goes back to the shelf; your cart stays as it is.
        </p>
        {refusal && (
          <Notice tone="danger" live className="mt-4">
            {refusal}
          </Notice>
        )}
        <div className="mt-6 flex flex-wrap gap-3">
          <form action={cancel}>
            {hidden}
            <SubmitButton variant="danger">Cancel the order</SubmitButton>
          </form>
          <form method="dialog">
            <Button type="submit" variant="secondary">
              Keep it
            </Button>
          </form>
        </div>
      </DialogButton>
      <noscript>
        <form action={cancel}>
          {hidden}
          <SubmitButton variant="quiet" size="lg">
            Cancel the order
          </SubmitButton>
        </form>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
      </noscript>
    </>
  );
}
