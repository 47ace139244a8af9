import Link from "next/link";
import type { FormEvent, ReactNode, RefObject } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { ChevronDownIcon } from "@/components/ui/icons";
import { orderWithoutScriptAction } from "@/lib/checkout/place-actions";
import type { Country } from "@/lib/orders/country-rules";
import type { KnownDetails } from "./known-details";
import type { Details } from "./place-order";
import { PointsField } from "./points-field-client";

type DetailsFormProps = {
  ref: RefObject<HTMLFormElement | null>;
  known: KnownDetails;
  countries: Country[];
  signedIn: boolean;
  /** Points or a wallet can pay, for which no script is needed. */
  withoutScript: boolean;
  /** By the name of the field. */
  errors: ReadonlyMap<string, string>;
  pending: boolean;
  /** Said above the button. */
  notice: ReactNode;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onInput: (event: FormEvent<HTMLFormElement>) => void;
};

type TextRow = {
  name: keyof Details["shippingAddress"];
  label: string;
  autoComplete: string;
  optional?: boolean;
  hint?: string;
  className?: string;
};

const BEFORE_COUNTRY: TextRow[] = [
  { name: "name", label: "Full name", autoComplete: "shipping name", className: "sm:col-span-6" },
  {
    name: "line1",
    label: "Street and number",
    autoComplete: "shipping address-line1",
    className: "sm:col-span-6",
  },
  {
    name: "line2",
    label: "Apartment, floor, company",
    autoComplete: "shipping address-line2",
    optional: true,
    className: "sm:col-span-6",
  },
  {
    name: "postalCode",
    label: "Postal code",
    autoComplete: "shipping postal-code",
    className: "sm:col-span-2",
  },
  { name: "city", label: "City", autoComplete: "shipping address-level2", className: "sm:col-span-4" },
  {
    name: "region",
    label: "State or region",
    autoComplete: "shipping address-level1",
    optional: true,
    className: "sm:col-span-3",
  },
];

function EmailHint({ signedIn }: { signedIn: boolean }) {
  if (signedIn) return "The receipt goes here.";
  return (
    <>
      The receipt goes here. Have an account?{" "}
      <Link href="/sign-in?next=/checkout" className="font-semibold text-action hover:underline">
        Sign in
      </Link>
    </>
  );
}

/** Out of the way of those who have no code. */
function PromotionField({ known, error }: { known: string; error: string | undefined }) {
  return (
    <details open={known !== "" || error !== undefined} className="group -my-2">
      <summary className="flex min-h-11 w-fit list-none items-center gap-1.5 font-semibold text-action [&::-webkit-details-marker]:hidden">
        <ChevronDownIcon size={18} className="transition-[rotate] group-open:rotate-180" />
        Use a promotion code
      </summary>
      <TextField
        id="checkout-promotion"
        name="promotionCode"
        label="Promotion code"
        optional
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={64}
        defaultValue={known}
        error={error}
        className="mt-2 mb-2 sm:max-w-80"
      />
    </details>
  );
}

/** Who orders and where it goes. The server judges what is typed; nothing is checked twice. */
export function DetailsForm(props: DetailsFormProps) {
  const { ref, known, countries, signedIn, withoutScript, errors, pending, notice, onSubmit, onInput } =
    props;
  const field = (name: keyof Details["shippingAddress"]) => ({
    id: `checkout-${name}`,
    name: `shippingAddress.${name}`,
    defaultValue: known.address[name] ?? "",
    error: errors.get(`shippingAddress.${name}`),
  });
  return (
    <form
      ref={ref}
      action={withoutScript ? orderWithoutScriptAction : undefined}
      method={withoutScript ? undefined : "post"}
      noValidate
      onSubmit={onSubmit}
      onInput={onInput}
      className="mt-6 flex flex-col gap-6"
    >
      <TextField
        id="checkout-email"
        name="email"
        type="email"
        label="E-mail"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={known.email}
        error={errors.get("email")}
        hint={<EmailHint signedIn={signedIn} />}
      />
      <fieldset className="grid grid-cols-1 gap-4 sm:grid-cols-6">
        <legend className="mb-3 font-display text-lg font-bold tracking-tight">Where it goes</legend>
        {BEFORE_COUNTRY.map(({ name, ...row }) => (
          <TextField key={name} {...row} {...field(name)} />
        ))}
        <SelectField
          {...field("country")}
          label="Country"
          autoComplete="shipping country"
          className="sm:col-span-3"
        >
          <option value="">Choose a country</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </fieldset>
      <PromotionField known={known.promotionCode} error={errors.get("promotionCode")} />
      {known.points && <PointsField {...known.points} error={errors.get("pointsToRedeem")} />}
      {notice}
      <Button type="submit" size="lg" wide pending={pending}>
        Continue to payment
      </Button>
    </form>
  );
}

/** What the form holds, in the shape of the API; blank optional fields are left out. */
export const readDetails = (form: HTMLFormElement): Details => {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? "");
  const of = (name: keyof Details["shippingAddress"]) => text(`shippingAddress.${name}`);
  const optional = (name: "line2" | "region") => (of(name).trim() ? { [name]: of(name) } : {});
  return {
    email: text("email"),
    shippingAddress: {
      name: of("name"),
      line1: of("line1"),
      ...optional("line2"),
      city: of("city"),
      postalCode: of("postalCode"),
      ...optional("region"),
      country: of("country"),
    },
    ...(text("promotionCode").trim() ? { promotionCode: text("promotionCode") } : {}),
    ...(text("pointsToRedeem").trim() ? { pointsToRedeem: Number(text("pointsToRedeem")) } : {}),
  };
};
