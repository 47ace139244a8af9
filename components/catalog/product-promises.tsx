import { CartIcon, HeartIcon, TagIcon } from "@/components/ui/icons";
import { deliveryTerms } from "./delivery-terms";

/** What holds for every purchase, said where one is about to be made. */
export function ProductPromises() {
  const terms = deliveryTerms();
  const promises = [
    {
      icon: CartIcon,
      title: terms ? `Delivery ${terms.fee}` : "Free delivery",
      text: terms ? `Free from ${terms.freeFrom}, from however many stalls.` : "Whatever you buy.",
    },
    { icon: TagIcon, title: "The price is the price", text: "What the checkout shows is what you pay." },
    { icon: HeartIcon, title: "Something wrong with it?", text: "We refund it the way you paid." },
  ];
  return (
    <ul className="grid gap-4 border-t border-line pt-6 sm:grid-cols-3 lg:grid-cols-1 xl:grid-cols-3">
      {promises.map(({ icon: PromiseIcon, title, text }) => (
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
