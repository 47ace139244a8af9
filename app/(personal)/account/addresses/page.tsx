import type { Metadata } from "next";
import { headers } from "next/headers";
import { AccountPage } from "@/components/accounts/account-page";
import { AddressCard } from "@/components/accounts/address-card";
import { AddressForm } from "@/components/accounts/address-form-client";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listAddresses } from "@/lib/accounts/queries";
import { readFormAnswer } from "@/lib/http/form-answer";
import { requireSession } from "@/lib/http/page-visit";
import { ownValue } from "@/lib/kernel/own";
import { likelyCountry, listCountries } from "@/lib/orders/country-rules";

export const metadata: Metadata = { title: "Your addresses" };

const HERE = "/account/addresses";
const DONE: Record<string, string> = {
  saved: "Saved.",
  removed: "The address is gone. Orders that were placed with it keep it.",
  default: "This address is used first from now on.",
};

type PageProps = { searchParams: Promise<Partial<Record<"done" | "edit" | "form", string | string[]>>> };

export default async function AddressesPage({ searchParams }: PageProps) {
  const [{ done, edit, form }, { ctx, session }] = await Promise.all([searchParams, requireSession(HERE)]);
  const addresses = await listAddresses(ctx.db, session.user.id);
  const edited = addresses.find(({ id }) => id === edit);
  if (edit !== undefined) {
    const guess = likelyCountry((await headers()).get("accept-language")) ?? "";
    return (
      <AccountPage current={HERE} title={edited ? "Change address" : "New address"}>
        <Card pad="lg" className="mt-6 max-w-2xl">
          <AddressForm
            address={edited}
            countries={listCountries()}
            likelyCountry={guess}
            isFirst={addresses.length === 0}
            answer={await readFormAnswer(form)}
          />
        </Card>
      </AccountPage>
    );
  }
  const add = (
    <ButtonLink href={`${HERE}?edit=new`} prefetch={false}>
      Add an address
    </ButtonLink>
  );
  return (
    <AccountPage
      current={HERE}
      title="Your addresses"
      action={addresses.length > 0 && add}
      done={ownValue(DONE, String(done))}
    >
      {addresses.length === 0 ? (
        <EmptyState
          art="/art/1f3e0"
          title="No address yet"
          text="Keep one here, and checkout is three taps."
          action={add}
        />
      ) : (
        <ul className="mt-6 grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {addresses.map((address) => (
            <AddressCard key={address.id} address={address} />
          ))}
        </ul>
      )}
    </AccountPage>
  );
}
