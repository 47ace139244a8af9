import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Main } from "./main";

/** An address that leads nowhere; the search field and the stalls are in the header above. */
export function NotFoundPage() {
  return (
    <Main>
      <EmptyState
        level={1}
        art="/art/1f9ed"
        title="This stall is not here"
        text="The address may be mistyped, or what stood here is no longer sold. Search above, pick another stall, or start over."
        action={
          <>
            <ButtonLink href="/">To the market</ButtonLink>
            <ButtonLink href="/best-sellers" variant="secondary">
              See the best sellers
            </ButtonLink>
          </>
        }
      />
    </Main>
  );
}
