import { Main } from "@/components/shell/main";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function PersonalNotFound() {
  return (
    <Main>
      <EmptyState
        art="/art/1f9ed"
        level={1}
        title="There is nothing here"
        text="The address may be mistyped, or what stood here is gone or belongs to somebody else."
        action={
          <>
            <ButtonLink href="/">To the market</ButtonLink>
            <ButtonLink href="/cart" variant="secondary">
              Your cart
            </ButtonLink>
          </>
        }
      />
    </Main>
  );
}
