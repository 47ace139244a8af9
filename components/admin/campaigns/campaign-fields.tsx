import { TextareaField, TextField } from "@/components/ui/field";
import { PURCHASE_CLIENT } from "@/lib/loyalty/campaigns/rules";
import type { CampaignDraftState } from "./use-campaign-draft";

type CampaignFieldsProps = {
  state: CampaignDraftState;
  disabled: boolean;
  /** What is wrong with a field, after it was sent. */
  faults: (name: string) => string | undefined;
};

const CLIENTS = "campaign-clients";

/** What a campaign is called, for whose orders it is, and when. */
export function CampaignFields({ state, disabled, faults }: CampaignFieldsProps) {
  const { draft, change } = state;
  const field = (name: "campaign_name" | "description" | "client" | "startsAt" | "endsAt") => ({
    name,
    disabled,
    value: draft[name],
    error: faults(name),
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });
  return (
    <div className="grid items-start gap-4 sm:grid-cols-6">
      <TextField {...field("campaign_name")} label="Name" maxLength={200} className="sm:col-span-4" />
      <TextField
        {...field("client")}
        label="For orders of"
        list={CLIENTS}
        autoComplete="off"
        hint="* is everybody"
        className="sm:col-span-2"
      />
      <datalist id={CLIENTS}>
        <option value="mercat">The checkout</option>
        <option value={PURCHASE_CLIENT}>Quick buys</option>
        <option value="*">Every order</option>
      </datalist>
      <TextareaField
        {...field("description")}
        label="Description"
        optional
        hint="Shoppers read it on the page of campaigns."
        className="sm:col-span-6"
      />
      <TextField
        {...field("startsAt")}
        type="datetime-local"
        label="Begins (UTC)"
        optional
        hint="Empty: once it is started."
        className="sm:col-span-3"
      />
      <TextField
        {...field("endsAt")}
        type="datetime-local"
        label="Ends (UTC)"
        optional
        hint="Empty: when somebody ends it."
        className="sm:col-span-3"
      />
    </div>
  );
}
