"use client";

import { ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { saveAddressAction } from "@/lib/accounts/account-actions";
import type { FormState } from "@/lib/accounts/form-rules";
import type { BookedAddress } from "@/lib/accounts/schema";
import type { Country } from "@/lib/orders/country-rules";
import { faultOf } from "./fields";
import { FormProblem } from "./form-problem";
import { useAccountForm } from "./use-account-form";

type Row = {
  name: keyof BookedAddress;
  label: string;
  autoComplete: string;
  optional?: boolean;
  look: string;
};

const ROWS: Row[] = [
  { name: "name", label: "Full name", autoComplete: "name", look: "sm:col-span-6" },
  { name: "line1", label: "Street and number", autoComplete: "address-line1", look: "sm:col-span-6" },
  {
    name: "line2",
    label: "Apartment, floor, company",
    autoComplete: "address-line2",
    optional: true,
    look: "sm:col-span-6",
  },
  { name: "postalCode", label: "Postal code", autoComplete: "postal-code", look: "sm:col-span-2" },
  { name: "city", label: "City", autoComplete: "address-level2", look: "sm:col-span-4" },
  {
    name: "region",
    label: "State or region",
    autoComplete: "address-level1",
    optional: true,
    look: "sm:col-span-3",
  },
];

type AddressFormProps = {
  /** The address to be changed; without one a new one is added. */
  address?: BookedAddress;
  countries: Country[];
  likelyCountry: string;
  /** The first address is the default without being asked. */
  isFirst: boolean;
  answer?: FormState;
};

export function AddressForm(props: AddressFormProps) {
  const { address, countries, likelyCountry, isFirst, answer } = props;
  const { state, wiring } = useAccountForm(saveAddressAction, answer);
  const textOf = (name: keyof BookedAddress) => state.values[name] ?? String(address?.[name] ?? "");
  return (
    <form {...wiring} className="grid grid-cols-1 gap-4 sm:grid-cols-6">
      {state.problem && (
        <div className="sm:col-span-6">
          <FormProblem text={state.problem} />
        </div>
      )}
      {address && <input type="hidden" name="id" value={address.id} />}
      {ROWS.map(({ name, label, autoComplete, optional, look }) => (
        <TextField
          key={name}
          name={name}
          label={label}
          autoComplete={autoComplete}
          optional={optional}
          defaultValue={textOf(name)}
          {...faultOf(state, name)}
          className={look}
        />
      ))}
      <SelectField
        label="Country"
        name="country"
        autoComplete="country"
        defaultValue={textOf("country") || likelyCountry}
        {...faultOf(state, "country")}
        className="sm:col-span-3"
      >
        <option value="">Choose a country</option>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      {!isFirst && !address?.isDefault && (
        <Checkbox
          name="isDefault"
          label="Use this address first"
          defaultChecked={state.values.isDefault === "on"}
          className="sm:col-span-6"
        />
      )}
      <div className="flex flex-wrap gap-3 sm:col-span-6">
        <SubmitButton>{address ? "Save address" : "Add address"}</SubmitButton>
        <ButtonLink href="/account/addresses" variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
