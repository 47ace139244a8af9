import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FavoritesPage } from "@/components/favorites/favorites-page";
import { readFavoritesPage } from "@/lib/http/favorites-door";

export const metadata: Metadata = { title: "Favorites" };

type PageProps = { searchParams: Promise<{ problem?: string | string[] }> };

export default async function AccountFavorites({ searchParams }: PageProps) {
  const [{ isGuest, products }, { problem }] = await Promise.all([readFavoritesPage(), searchParams]);
  if (isGuest) redirect("/favorites");
  return <FavoritesPage products={products} isGuest={false} problem={String(problem ?? "")} />;
}
