import type { Country } from "@/lib/orders/country-rules";
import type { Details } from "./place-order";

type DetailsRecapProps = { details: Details; countries: Country[] };

/** The first step in two lines, once it is done. */
export function DetailsRecap({ details, countries }: DetailsRecapProps) {
  const { email, shippingAddress: to } = details;
  const country = countries.find(({ code }) => code === to.country)?.name ?? to.country;
  const place = [to.line1, to.line2, `${to.postalCode} ${to.city}`, to.region, country];
  return (
    <div className="mt-3 pl-11 wrap-anywhere text-ink-soft">
      <p>
        {to.name} · {email}
      </p>
      <p>{place.filter(Boolean).join(", ")}</p>
    </div>
  );
}
