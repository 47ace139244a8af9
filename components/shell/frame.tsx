import type { ReactNode } from "react";
import { CartIcon, HomeIcon, SearchIcon, TagIcon, UserIcon } from "@/components/ui/icons";
import { SkipLink } from "@/components/ui/skip-link";
import { Toaster } from "@/components/ui/toaster-client";
import { BottomBar } from "./bottom-bar";
import { CategoryRow } from "./category-row";
import { Footer } from "./footer";
import { Header } from "./header";
import { LinkFollower } from "./link-follower-client";
import { ThemeSwitch } from "./theme-switch-client";

type FrameProps = {
  categories: { slug: string; name: string; count: number }[];
  account: ReactNode;
  cart: ReactNode;
  /** Shown on the phone's cart tab. */
  cartBadge?: ReactNode;
  children: ReactNode;
};

const SHOP_LINKS = [
  { href: "/best-sellers", label: "Best sellers" },
  { href: "/favorites", label: "Favorites" },
];

/** What stands around every page of the shop, public or personal. */
export function Frame({ categories, account, cart, cartBadge, children }: FrameProps) {
  const products = categories.reduce((sum, { count }) => sum + count, 0);
  const shop = categories.slice(0, 6).map(({ slug, name }) => ({ href: `/category/${slug}`, label: name }));
  return (
    <>
      <SkipLink />
      <Header
        links={SHOP_LINKS}
        searchPlaceholder={products > 0 ? `Search ${products.toLocaleString("en")} products` : undefined}
        account={account}
        cart={cart}
      />
      <CategoryRow categories={categories} />
      {children}
      <Footer
        groups={[
          { title: "Shop", links: shop },
          {
            title: "You",
            links: [
              { href: "/cart", label: "Cart" },
              { href: "/favorites", label: "Favorites" },
              { href: "/account", label: "Account" },
              { href: "/account/orders", label: "Orders" },
              { href: "/campaigns", label: "Earn points" },
            ],
          },
          { title: "Developers", links: [{ href: "/docs/api", label: "API" }] },
        ]}
      >
        <ThemeSwitch />
      </Footer>
      <BottomBar
        items={[
          { href: "/", label: "Home", icon: HomeIcon },
          { href: "/search", label: "Search", icon: SearchIcon },
          { href: "/best-sellers", label: "Best", icon: TagIcon },
          { href: "/account", label: "You", icon: UserIcon },
          { href: "/cart", label: "Cart", icon: CartIcon, badge: cartBadge },
        ]}
      />
      <Toaster />
      <LinkFollower />
    </>
  );
}
