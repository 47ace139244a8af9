import { cx } from "@/components/ui/class-names";
import { CartIcon, HeartIcon, TagIcon, UserIcon } from "@/components/ui/icons";
import { deliveryTerms } from "./delivery-terms";

type ShopPromisesProps = {
  /** Beside a product there is less room, and the last promise is known by then. */
  compact?: boolean;
};

/** What holds for every purchase. */
export function ShopPromises({ compact }: ShopPromisesProps) {
  const terms = deliveryTerms();
  const promises = [
    {
      icon: CartIcon,
      title: terms ? `Delivery ${terms.fee}` : "Free delivery",
      text: terms ? `Free from ${terms.freeFrom}, from however many stalls.` : "Whatever you buy.",
    },
    { icon: TagIcon, title: "The price is the price", text: "What the checkout shows is what you pay." },
    { icon: HeartIcon, title: "Something wrong with it?", text: "We refund it the way you paid." },
    { icon: UserIcon, title: "No account needed", text: "Your basket keeps what you put in it." },
  ];
  return (
    <ul
      className={cx(
        "grid gap-x-6 gap-y-5 border-line",
        compact
          ? "border-t pt-6 sm:grid-cols-3 lg:grid-cols-1 xl:grid-cols-3"
          : "grid-cols-1 border-y py-8 min-[26rem]:grid-cols-2 lg:grid-cols-4",
      )}
    >
      {promises.slice(0, compact ? 3 : 4).map(({ icon: PromiseIcon, title, text }) => (
        <li key={title} className="flex gap-3">
          <PromiseIcon className="mt-0.5 text-action" />
          <p className="text-sm">
            <span className="block font-semibold">{title}</span>
            <span className="text-muted">{text}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
