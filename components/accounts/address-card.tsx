import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { preferAddressAction, removeAddressAction } from "@/lib/accounts/account-actions";
import type { BookedAddress } from "@/lib/accounts/schema";
import { countryName } from "@/lib/orders/country-rules";

export function AddressCard({ address }: { address: BookedAddress }) {
  const { id, name, line1, line2, postalCode, city, region, country, isDefault } = address;
  const lines = [line1, line2, `${postalCode} ${city}`, region, countryName(country)].filter(Boolean);
  return (
    <Card as="li" className="flex flex-col">
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 font-semibold break-words">{name}</p>
        {isDefault && <Badge tone="success">Used first</Badge>}
      </div>
      <address className="mt-1 text-ink-soft not-italic break-words">
        {lines.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
      <div className="mt-auto -ml-3 flex flex-wrap gap-1 pt-4">
        <ButtonLink href={`/account/addresses?edit=${id}`} prefetch={false} variant="quiet" size="sm">
          Change
        </ButtonLink>
        {!isDefault && (
          <form action={preferAddressAction}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton variant="quiet" size="sm">
              Use first
            </SubmitButton>
          </form>
        )}
        <form action={removeAddressAction}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="quiet" size="sm" aria-label={`Remove the address ${line1}`}>
            Remove
          </SubmitButton>
        </form>
      </div>
    </Card>
  );
}
