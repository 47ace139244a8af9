import type { Metadata } from "next";
import { OpenOrder } from "@/components/orders/open-order-client";
import { Main } from "@/components/shell/main";

export const metadata: Metadata = { title: "Opening your order", referrer: "no-referrer" };

/** The mailed link's landing. What stands behind its # reaches the server only by what the leaf does with it. */
export default async function OpenOrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  return (
    <Main>
      <OpenOrder orderId={orderId} />
    </Main>
  );
}
