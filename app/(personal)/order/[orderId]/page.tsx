import type { Metadata } from "next";
import { OrderPage } from "@/components/orders/order-page";
import { Main } from "@/components/shell/main";
import { readPageOrder } from "@/lib/http/page-order";

export const metadata: Metadata = { title: "Your order" };

type PageProps = {
  params: Promise<{ orderId: string }>;
  searchParams: Promise<{ placed?: string }>;
};

export default async function Page({ params, searchParams }: PageProps) {
  const { orderId } = await params;
  const { placed } = await searchParams;
  const { call, order } = await readPageOrder(orderId);
  return (
    <Main>
      <OrderPage call={call} row={order} justPlaced={placed === "1"} />
    </Main>
  );
}
