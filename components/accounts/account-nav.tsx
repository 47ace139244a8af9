import Link from "next/link";
import { chipLook } from "@/components/ui/chip";
import { cx } from "@/components/ui/class-names";
import type { Icon } from "@/components/ui/icon";
import { HeartIcon, HomeIcon, UserIcon } from "@/components/ui/icons";
import { LaptopIcon, ParcelIcon, PinIcon, ShieldIcon } from "./icons";
import { SignOutButton } from "./sign-out-button";

export type AccountPlace = { href: string; label: string; icon: Icon };

const PLACES: AccountPlace[] = [
  { href: "/account", label: "Overview", icon: HomeIcon },
  { href: "/account/orders", label: "Orders", icon: ParcelIcon },
  { href: "/account/favorites", label: "Favorites", icon: HeartIcon },
  { href: "/account/addresses", label: "Addresses", icon: PinIcon },
  { href: "/account/profile", label: "Profile", icon: UserIcon },
  { href: "/account/sessions", label: "Devices", icon: LaptopIcon },
  { href: "/account/privacy", label: "Your data", icon: ShieldIcon },
];

/** A row of chips above the page; from where there is room, a column beside it. */
export function AccountNav({ current }: { current: string }) {
  return (
    <nav aria-label="Account" className="lg:sticky lg:top-27 lg:self-start">
      <ul className="bleed scroll-row gap-2 py-1 lg:mx-0 lg:flex-col lg:gap-1 lg:p-0">
        {PLACES.map(({ href, label, icon: PlaceIcon }) => {
          const isCurrent = href === current;
          return (
            <li key={href} className="shrink-0">
              <Link
                href={href}
                prefetch={false}
                aria-current={isCurrent ? "page" : undefined}
                className={cx(
                  chipLook(isCurrent ? "on" : "off"),
                  "lg:h-11 lg:w-full lg:gap-3",
                  !isCurrent && "lg:border-transparent lg:bg-transparent lg:hover:bg-ink/8",
                )}
              >
                <PlaceIcon className="max-lg:hidden" />
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
