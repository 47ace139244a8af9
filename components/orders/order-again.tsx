import { SubmitButton } from "@/components/ui/submit-button-client";
import { reorderAction } from "@/lib/orders/reorder-actions";

type OrderAgainProps = { orderId: string; variant?: "primary" | "secondary" };

/** Everything into the cart once more. */
export function OrderAgain({ orderId, variant = "primary" }: OrderAgainProps) {
  return (
    <form action={reorderAction}>
      <input type="hidden" name="orderId" value={orderId} />
      <SubmitButton variant={variant}>Order again</SubmitButton>
    </form>
  );
}
