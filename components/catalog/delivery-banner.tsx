import { deliveryTerms } from "./delivery-terms";
import { PromotionBanner } from "./hero";

const TRUCK = "/art/1f69a";

/** The one promotion that always holds. */
export function DeliveryBanner() {
  const terms = deliveryTerms();
  if (!terms)
    return <PromotionBanner title="Delivery is free." text="Whatever you buy, however little." art={TRUCK} />;
  return (
    <PromotionBanner
      title={`From ${terms.freeFrom} on we bring it for free.`}
      text={`Below that delivery is ${terms.fee}, however many stalls your basket comes from.`}
      art={TRUCK}
    />
  );
}
