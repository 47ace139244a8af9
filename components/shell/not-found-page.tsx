import { ButtonLink } from "@/components/ui/button";
import { chipLook } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { IntentLink } from "@/components/ui/intent-link-client";
import { Main } from "./main";

type NotFoundPageProps = { categories: readonly { slug: string; name: string }[] };

/** An address that leads nowhere; the search field is in the header above. */
export function NotFoundPage({ categories }: NotFoundPageProps) {
  return (
    <Main>
      <EmptyState
        level={1}
        art="/art/1f9ed"
        title="This stall is not here"
        text="The address may be mistyped, or what stood here is no longer sold. Search above, or take another way:"
        action={
          <>
            <ButtonLink href="/" prefetch={false}>
              To the market
            </ButtonLink>
            <ButtonLink href="/best-sellers" variant="secondary" prefetch={false}>
              See the best sellers
            </ButtonLink>
          </>
        }
      />
      {categories.length > 0 && (
        <ul aria-label="Stalls" className="mx-auto flex max-w-3xl flex-wrap justify-center gap-2">
          {categories.map(({ slug, name }) => (
            <li key={slug}>
              <IntentLink href={`/category/${slug}`} className={chipLook("off")}>
                {name}
              </IntentLink>
            </li>
          ))}
        </ul>
      )}
    </Main>
  );
}
