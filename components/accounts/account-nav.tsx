import Link from "next/link";
import { CoinIcon } from "@/components/loyalty/coin-icon";
import { cx } from "@/components/ui/class-names";
import type { Icon } from "@/components/ui/icon";
import { ChevronLeftIcon, HeartIcon, HomeIcon, UserIcon } from "@/components/ui/icons";
import { LaptopIcon, ParcelIcon, PinIcon, ShieldIcon, WalletIcon } from "./icons";
import { SignOutButton } from "./sign-out-button";

const PLACES: { href: string; label: string; icon: Icon }[] = [
  { href: "/account", label: "Overview", icon: HomeIcon },
  { href: "/account/orders", label: "Orders", icon: ParcelIcon },
  { href: "/account/wallet", label: "Wallet", icon: WalletIcon },
  { href: "/account/points", label: "Points", icon: CoinIcon },
  { href: "/account/favorites", label: "Favorites", icon: HeartIcon },
  { href: "/account/addresses", label: "Addresses", icon: PinIcon },
  { href: "/account/profile", label: "Profile", icon: UserIcon },
  { href: "/account/sessions", label: "Devices", icon: LaptopIcon },
  { href: "/account/privacy", label: "Your data", icon: ShieldIcon },
];

/** A column beside the page; on a phone only the way back, because the overview leads everywhere. */
export function AccountNav({ current }: { current: string }) {
  return (
    <nav aria-label="Account" className="lg:sticky lg:top-27 lg:self-start">
      {current !== "/account" && (
        <Link
          href="/account"
          prefetch={false}
          className="-ml-1.5 inline-flex h-11 items-center gap-1 font-semibold text-action lg:hidden"
        >
          <ChevronLeftIcon /> Your account
        </Link>
      )}
      <ul className="flex flex-col gap-1 max-lg:hidden">
        {PLACES.map(({ href, label, icon: PlaceIcon }) => {
          const isCurrent = href === current;
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={isCurrent ? "page" : undefined}
                className={cx(
                  "flex h-11 items-center gap-3 rounded-full px-4 font-medium",
                  isCurrent ? "bg-ink text-paper" : "hover:bg-ink/8",
                )}
              >
                <PlaceIcon />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
      <SignOutButton className="mt-3 max-lg:hidden" />
    </nav>
  );
}
