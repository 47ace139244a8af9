import { CoinIcon } from "@/components/loyalty/coin-icon";
import type { Icon } from "@/components/ui/icon";
import { CartIcon, SearchIcon, TagIcon, UsersIcon } from "@/components/ui/icons";
import {
  ArchiveIcon,
  BoltIcon,
  BoxIcon,
  CardIcon,
  DrillIcon,
  EnvelopeIcon,
  ForkIcon,
  HistoryIcon,
  HookIcon,
  KeyIcon,
  MegaphoneIcon,
  OrdersIcon,
  OverviewIcon,
  PercentIcon,
  PulseIcon,
  RebuildIcon,
  ReplayIcon,
  ShelvesIcon,
} from "./icons";

export type NavItem = {
  href: string;
  label: string;
  icon: Icon;
  /** Pressed after `g`, from anywhere. */
  key: string;
  /** Which count of what waits for a person stands beside it. */
  count?: keyof DeskCounts;
};

/** What waits for a person. */
export type DeskCounts = { toFulfil: number; findings: number; deadLetters: number };

/** Every page of the administration that exists, in the order of the side. */
export const NAV: readonly { title: string; items: readonly NavItem[] }[] = [
  {
    title: "Today",
    items: [
      { href: "/admin", label: "Overview", icon: OverviewIcon, key: "h" },
      { href: "/admin/orders", label: "Orders", icon: OrdersIcon, key: "o", count: "toFulfil" },
      { href: "/admin/payments", label: "Payments", icon: CardIcon, key: "m", count: "findings" },
      { href: "/admin/purchases", label: "Quick buys", icon: BoltIcon, key: "q" },
    ],
  },
  {
    title: "Catalogue",
    items: [
      { href: "/admin/products", label: "Products", icon: BoxIcon, key: "p" },
      { href: "/admin/categories", label: "Categories", icon: ShelvesIcon, key: "c" },
      { href: "/admin/topics", label: "Topics", icon: TagIcon, key: "t" },
      { href: "/admin/search", label: "Search", icon: SearchIcon, key: "s" },
      { href: "/admin/carts", label: "Carts", icon: CartIcon, key: "b" },
      { href: "/admin/promotion-codes", label: "Promotion codes", icon: PercentIcon, key: "r" },
    ],
  },
  {
    title: "Loyalty",
    items: [
      { href: "/admin/campaigns", label: "Campaigns", icon: MegaphoneIcon, key: "n" },
      { href: "/admin/loyalty", label: "Points", icon: CoinIcon, key: "l" },
    ],
  },
  {
    title: "People",
    items: [
      { href: "/admin/users", label: "Users", icon: UsersIcon, key: "u" },
      { href: "/admin/api-keys", label: "API keys", icon: KeyIcon, key: "k" },
    ],
  },
  {
    title: "Behind the scenes",
    items: [
      { href: "/admin/pipelines", label: "Pipelines", icon: ForkIcon, key: "i" },
      { href: "/admin/events", label: "Events", icon: PulseIcon, key: "e" },
      {
        href: "/admin/dead-letters",
        label: "Dead letters",
        icon: EnvelopeIcon,
        key: "d",
        count: "deadLetters",
      },
      { href: "/admin/backups", label: "Backups", icon: ArchiveIcon, key: "v" },
      { href: "/admin/replays", label: "Replays", icon: ReplayIcon, key: "y" },
      { href: "/admin/rebuilds", label: "Rebuilds", icon: RebuildIcon, key: "j" },
      { href: "/admin/drill", label: "The drill", icon: DrillIcon, key: "x" },
      { href: "/admin/webhooks", label: "Webhooks", icon: HookIcon, key: "w" },
      { href: "/admin/audit", label: "Audit log", icon: HistoryIcon, key: "a" },
    ],
  },
];
