import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Picture } from "@/components/ui/picture";
import { SectionHeading } from "@/components/ui/section-heading";
import type { BookedAddress } from "@/lib/accounts/schema";
import type { Tint } from "@/lib/catalog/rules";
import type { Order } from "@/lib/orders/schema";
import { countPoints } from "@/lib/points/words-rules";
import { PastOrder } from "./past-order";
import { SignOutButton } from "./sign-out-button";

type OverviewProps = {
  user: { nickname: string; email: string; role: string };
  /** The newest few. */
  orders: Order[];
  /** The one used first. */
  address: BookedAddress | undefined;
  /** What can be spent. */
  points: number;
  tintOf: (category: string) => Tint;
};

type TileProps = { href: string; title: string; text: ReactNode; art: string; tint: string };

function Tile({ href, title, text, art, tint }: TileProps) {
  return (
    <li
      className={cx(
        "group relative flex min-h-36 flex-col overflow-hidden rounded-card p-4 sm:min-h-44 sm:p-5",
        tint,
      )}
    >
      <h2 className="text-lg font-bold sm:text-xl">
        <Link href={href} prefetch={false} className="after:absolute after:inset-0 after:rounded-card">
          {title}
        </Link>
      </h2>
      <p className="mt-1 line-clamp-2 max-w-[22ch] text-sm text-ink-soft">{text}</p>
      <Picture
        stem={`/art/${art}`}
        alt=""
        sizes="88px"
        className="absolute right-3 bottom-3 w-14 transition-transform group-hover:-translate-y-1 group-hover:rotate-2 motion-reduce:transition-none sm:w-22"
      />
    </li>
  );
}

const tilesOf = ({ address, points }: Pick<OverviewProps, "address" | "points">): TileProps[] => [
  {
    href: "/account/orders",
    title: "Orders",
    text: "Where they are, and receipts",
    art: "1f4e6",
    tint: "bg-butter",
  },
  {
    href: "/account/wallet",
    title: "Wallet",
    text: "Balance, and paying in",
    art: "1f45b",
    tint: "bg-peach",
  },
  {
    href: "/account/points",
    title: "Points",
    text: points > 0 ? `${countPoints(points)} to spend` : "Earned with every order",
    art: "1fa99",
    tint: "bg-mint",
  },
  {
    href: "/account/favorites",
    title: "Favorites",
    text: "What you like best",
    art: "2764-fe0f",
    tint: "bg-rose",
  },
  {
    href: "/account/addresses",
    title: "Addresses",
    text: address ? `${address.line1}, ${address.city}` : "None yet",
    art: "1f3e0",
    tint: "bg-sky",
  },
  {
    href: "/account/profile",
    title: "Profile",
    text: "Name, language, password",
    art: "1f4dd",
    tint: "bg-lilac",
  },
  {
    href: "/account/sessions",
    title: "Devices",
    text: "Where you are signed in",
    art: "1f512",
    tint: "bg-mint",
  },
  {
    href: "/account/privacy",
    title: "Your data",
    text: "Take it along, or away",
    art: "1f5c3-fe0f",
    tint: "bg-peach",
  },
];

export function Overview({ user, orders, address, points, tintOf }: OverviewProps) {
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <h1 className="text-4xl font-extrabold tracking-tighter break-words sm:text-5xl">
            Hello, {user.nickname}
          </h1>
          <p className="mt-2 text-ink-soft break-all">{user.email}</p>
        </div>
        {user.role === "admin" && (
          <a
            href="/admin"
            className="inline-flex h-11 items-center rounded-full bg-action px-5 font-semibold text-on-action hover:bg-action-hover"
          >
            Market office
          </a>
        )}
      </div>
      <ul className="mt-6 grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 xl:grid-cols-4">
        {tilesOf({ address, points }).map((tile) => (
          <Tile key={tile.href} {...tile} />
        ))}
      </ul>
      <section className="mt-10" aria-labelledby="recent">
        <SectionHeading
          id="recent"
          title="Latest orders"
          link={orders.length > 0 ? { href: "/account/orders", label: "All orders" } : undefined}
        />
        {orders.length > 0 ? (
          <ul className="mt-5 flex flex-col gap-3">
            {orders.map((order) => (
              <PastOrder key={order.orderId} order={order} tintOf={tintOf} level={3} />
            ))}
          </ul>
        ) : (
          <EmptyState
            art="/art/1f6cd-fe0f"
            level={3}
            title="Nothing ordered yet"
            text="What you buy shows up here, from the market to your door."
            action={<ButtonLink href="/best-sellers">See what others buy</ButtonLink>}
          />
        )}
      </section>
      <SignOutButton className="mt-8 text-center lg:hidden" />
    </>
  );
}
