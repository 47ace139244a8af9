import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { Tint } from "@/lib/catalog/rules";
import type { Order } from "@/lib/orders/schema";
import { OrderActions } from "./order-actions";
import { OrderCard } from "./order-card";
import { OrderFacts } from "./order-facts";
import { OrderHead } from "./order-head";
import { OrderTimeline } from "./order-timeline";

type OrderViewProps = {
  order: Order;
  tintOf: (category: string) => Tint;
  now: Date;
  justPlaced: boolean;
  isGuest: boolean;
  hasReceipt: boolean;
  /** What the order earned. */
  earned?: ReactNode;
};

/** One order for the person who placed it. */
export function OrderView({ order, tintOf, now, justPlaced, isGuest, hasReceipt, earned }: OrderViewProps) {
  return (
    <>
      <OrderHead order={order} justPlaced={justPlaced} isGuest={isGuest} />
      {earned}
      <OrderActions order={order} now={now} />
      <div className="mt-6 grid items-start gap-4 sm:mt-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6 xl:grid-cols-[minmax(0,1fr)_20rem_20rem]">
        <OrderCard order={order} tintOf={tintOf} />
        <div className="grid items-start gap-4 sm:max-lg:grid-cols-2 lg:gap-6 xl:contents">
          <Card as="section" pad="lg" aria-labelledby="timeline">
            <h2 id="timeline" className="mb-5 text-xl font-bold">
              How it goes
            </h2>
            <OrderTimeline order={order} />
          </Card>
          <OrderFacts order={order} hasReceipt={hasReceipt} />
        </div>
      </div>
    </>
  );
}
