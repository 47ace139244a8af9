import { formatMoney } from "@/lib/kernel/money";
import { ORDER_WORDS } from "../orders/order-words";
import { NAV } from "./nav-items";

export type Entry = {
  href: string;
  label: string;
  /** Muted, behind the label. */
  note?: string;
  /** Keys that go there without the palette. */
  keys?: string;
};
export type Group = { title: string; entries: Entry[] };

/** What GET /api/admin/find answers. */
export type Found = {
  products: { productId: string; name: string; price: number; currency: string; archived: boolean }[];
  orders: {
    orderId: string;
    email: string;
    status: keyof typeof ORDER_WORDS;
    total: number;
    currency: string;
  }[];
  users: { id: string; nickname: string; email: string }[];
};

const PAGES: readonly Entry[] = [
  ...NAV.flatMap(({ items }) => items.map(({ href, label, key }) => ({ href, label, keys: `g ${key}` }))),
  { href: "/admin/products/new", label: "Add a product" },
  { href: "/admin/products/import", label: "Import products" },
  { href: "/", label: "The shop" },
  { href: "/account", label: "Your account" },
];

const pagesFor = (query: string): Entry[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return PAGES.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
};

/** What the palette lists: pages at once, and what was found in the shop. */
export const entriesFor = (query: string, found: Found | null): Group[] => {
  const groups: Group[] = [{ title: "Go to", entries: pagesFor(query) }];
  if (found && query) {
    groups.push(
      {
        title: "Products",
        entries: found.products.map(({ productId, name, price, currency, archived }) => ({
          href: `/admin/products/${productId}`,
          label: name,
          note: archived ? "archived" : formatMoney(price, currency),
        })),
      },
      {
        title: "Orders",
        entries: found.orders.map(({ orderId, email, status, total, currency }) => ({
          href: `/admin/orders/${orderId}`,
          label: orderId,
          note: `${email} · ${formatMoney(total, currency)} · ${ORDER_WORDS[status].label}`,
        })),
      },
      {
        title: "Users",
        entries: found.users.map(({ id, nickname, email }) => ({
          href: `/admin/users/${id}`,
          label: nickname,
          note: email,
        })),
      },
    );
  }
  return groups.filter(({ entries }) => entries.length > 0);
};
