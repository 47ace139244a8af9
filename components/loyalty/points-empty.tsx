import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** For whoever never had any. */
export function PointsEmpty() {
  return (
    <EmptyState
      art="/art/1fa99"
      title="No points yet"
      text="Orders earn them, and they pay for the next one. They stand here as soon as your first order is paid."
      action={
        <>
          <ButtonLink href="/campaigns">See how they are earned</ButtonLink>
          <ButtonLink href="/best-sellers" variant="secondary">
            To the best sellers
          </ButtonLink>
        </>
      }
    />
  );
}
