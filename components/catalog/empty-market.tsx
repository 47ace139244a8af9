import { EmptyState } from "@/components/ui/empty-state";

/** Before the first product is there. */
export function EmptyMarket() {
  return (
    <EmptyState
      art="/art/1f3ea"
      title="The stalls are still being set up"
      text="There is nothing to buy yet. Come back a little later."
    />
  );
}
