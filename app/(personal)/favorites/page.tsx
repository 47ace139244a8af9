import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FavoritesPage } from "@/components/favorites/favorites-page";
import { readFavoritesPage } from "@/lib/http/favorites-door";

export const metadata: Metadata = { title: "Favorites" };

type PageProps = { searchParams: Promise<{ problem?: string | string[] }> };

/** A guest's favorites; a person's are in the account. */
export default async function GuestFavorites({ searchParams }: PageProps) {
  const [{ isGuest, products }, { problem }] = await Promise.all([readFavoritesPage(), searchParams]);
  const word = String(problem ?? "");
  if (!isGuest)
    redirect(word ? `/account/favorites?problem=${encodeURIComponent(word)}` : "/account/favorites");
  return <FavoritesPage products={products} isGuest problem={word} />;
}
