import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function EmptyShelf() {
  return (
    <EmptyState
      art="/art/1f331"
      title="Nothing here at the moment"
      text="This stall is waiting for its next delivery."
      action={<ButtonLink href="/">See the rest of the market</ButtonLink>}
    />
  );
}
