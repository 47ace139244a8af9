import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "@/components/accounts/account-page";
import { FavoritesList } from "@/components/favorites/favorites-list";
import { readFavoritesPage } from "@/lib/http/favorites-door";

export const metadata: Metadata = { title: "Favorites" };

type PageProps = { searchParams: Promise<{ problem?: string | string[] }> };

export default async function AccountFavorites({ searchParams }: PageProps) {
  const [{ isGuest, products }, { problem }] = await Promise.all([readFavoritesPage(), searchParams]);
  if (isGuest) redirect("/favorites");
  return (
    <AccountPage current="/account/favorites" title="Your favorites">
      <FavoritesList products={products} isGuest={false} problem={String(problem ?? "")} />
    </AccountPage>
  );
}
