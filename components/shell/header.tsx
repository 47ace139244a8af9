import type { ReactNode } from "react";
import { SearchForm } from "./search-form-client";
import { Wordmark } from "./wordmark";

export type NavLink = { href: string; label: string };

type HeaderProps = {
  links?: NavLink[];
  searchPlaceholder?: string;
  /** Who is signed in, or the way to sign in; its width is reserved. */
  account?: ReactNode;
  /** `<CartLink>` with or without a count. */
  cart: ReactNode;
};

export function Header({ links = [], searchPlaceholder, account, cart }: HeaderProps) {
  return (
    <header className="z-30 border-b border-line bg-paper md:sticky md:top-0">
      <div className="frame flex flex-wrap items-center gap-x-4 gap-y-3 py-3 md:h-21 md:flex-nowrap md:py-0 lg:gap-x-7">
        <Wordmark />
        <SearchForm
          placeholder={searchPlaceholder}
          className="order-last w-full md:order-none md:max-w-2xl md:grow"
        />
        <div className="ml-auto flex items-center gap-1 lg:gap-2">
          <nav aria-label="Main" className="hidden items-center lg:flex">
            {links.map(({ href, label }) => (
              <a
                key={href}
                href={href}
                className="rounded-full px-3 py-2.5 font-medium whitespace-nowrap hover:bg-ink/8"
              >
                {label}
              </a>
            ))}
          </nav>
          <div className="flex min-w-11 justify-end lg:min-w-22">{account}</div>
          {cart}
        </div>
      </div>
    </header>
  );
}
