import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** For whoever may not see an order, and for one that never was: the same words, so that neither learns more. */
export function UnknownOrder() {
  return (
    <EmptyState
      art="/art/1f4ed"
      level={1}
      title="We cannot show this order"
      text="An order opens in the browser that placed it, with the link in its mail, or when you are signed in as the person who ordered."
      action={
        <>
          <ButtonLink href="/sign-in">Sign in</ButtonLink>
          <ButtonLink href="/" variant="secondary">
            To the market
          </ButtonLink>
        </>
      }
    />
  );
}
