import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Picture } from "@/components/ui/picture";
import type { Order } from "@/lib/orders/schema";
import { statusWords } from "./status-words";

type OrderHeadProps = { order: Order; justPlaced: boolean; isGuest: boolean };

const firstName = (name: string): string => name.split(/\s+/)[0] ?? name;

/** Right after the payment: a thank-you before anything else. */
function ThankYou({ order, isGuest }: Omit<OrderHeadProps, "justPlaced">) {
  return (
    <section className="relative overflow-hidden rounded-hero bg-mint px-5 py-8 sm:px-10 sm:py-12">
      <div className="max-w-xl sm:pr-44 lg:pr-0">
        <Picture stem="/art/1f389" alt="" sizes="72px" eager className="mb-3 w-18 sm:hidden" />
        <p className="font-semibold text-action">Your order is in</p>
        <h1 className="mt-1 text-4xl font-extrabold tracking-tighter break-words sm:text-5xl">
          Thank you, {firstName(order.shippingAddress.name)}.
        </h1>
        <p className="mt-3 text-lg text-ink-soft">
          We are packing it now. The receipt is on its way to{" "}
          <strong className="wrap-anywhere">{order.email}</strong>
          {isGuest ? ", with a link that opens this page on any device." : "."}
        </p>
        <div className="mt-6 flex flex-wrap gap-3">
          <ButtonLink href="/">Keep shopping</ButtonLink>
          {isGuest && (
            <ButtonLink href="/sign-up" variant="secondary">
              Make an account
            </ButtonLink>
          )}
        </div>
      </div>
      <span aria-hidden className="max-sm:hidden">
        <Picture
          stem="/art/1f6cd-fe0f"
          alt=""
          sizes="200px"
          eager
          className="absolute right-10 bottom-6 w-40 lg:right-24 lg:w-52"
        />
        <Picture
          stem="/art/1f389"
          alt=""
          sizes="110px"
          eager
          className="absolute right-8 top-6 w-20 max-lg:hidden lg:right-72 lg:w-28"
        />
      </span>
    </section>
  );
}

/** Where the order stands. */
export function OrderHead({ order, justPlaced, isGuest }: OrderHeadProps) {
  const { label, tone, title, text } = statusWords(order);
  if (justPlaced && order.status === "paid") return <ThankYou order={order} isGuest={isGuest} />;
  return (
    <header>
      <div className="flex flex-wrap gap-2">
        <Badge tone={tone}>{label}</Badge>
        {order.refundStatus === "partial" && <Badge tone="info">Partly returned</Badge>}
      </div>
      <h1 className="mt-3 text-3xl font-bold sm:text-[2.5rem]">{title}</h1>
      <p className="mt-2 text-lg text-ink-soft">{text}</p>
    </header>
  );
}
