import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FavoritesList } from "@/components/favorites/favorites-list";
import { Main } from "@/components/shell/main";
import { SectionHeading } from "@/components/ui/section-heading";
import { readFavoritesPage } from "@/lib/http/favorites-door";

export const metadata: Metadata = { title: "Favorites" };

type PageProps = { searchParams: Promise<{ problem?: string | string[] }> };

/** A guest's favorites; a person's are in the account. */
export default async function GuestFavorites({ searchParams }: PageProps) {
  const [{ isGuest, products }, { problem }] = await Promise.all([readFavoritesPage(), searchParams]);
  const word = String(problem ?? "");
  if (!isGuest) redirect(`/account/favorites${word && `?problem=${encodeURIComponent(word)}`}`);
  return (
    <Main>
      <SectionHeading level={1} title="Your favorites" />
      <FavoritesList products={products} isGuest problem={word} />
    </Main>
  );
}
