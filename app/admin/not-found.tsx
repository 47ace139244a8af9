import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Also what people without the right see; it does not say that there is anything to see. */
export default function AdminNotFound() {
  return (
    <main id="main" tabIndex={-1} className="grid min-h-[80vh] place-content-center outline-none">
      <EmptyState
        art="/art/1f9ed"
        level={1}
        title="There is nothing here"
        text="The address may be mistyped, or what stood here is gone."
        action={<ButtonLink href="/">To the market</ButtonLink>}
      />
    </main>
  );
}
