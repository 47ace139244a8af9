import { useSyncExternalStore } from "react";
import { toast } from "@/components/ui/toast-store";
import { MERGED_COOKIE, mergeSentence } from "@/lib/cart/rules";
import type { Me } from "@/lib/cart/schema";
import { applyChange, type Change, type KnownCart } from "./apply-change";

/**
 * The browser's view of its cart. A change shows at once; one request at a time tells the server, and each answer, the
 * whole cart, becomes the ground that the changes still under way are laid upon. A refused change so disappears by
 * itself, and an older answer can never cover a newer one.
 */
export type CartView = {
  /** Null until somebody asked for the visitor. */
  me: Me | null;
  /** When `me` was asked for; what the shop agreed to later is newer. */
  askedAt: number;
  /** Hearts that were set since the page was opened. */
  hearts: Readonly<Record<string, Heart>>;
  /** Null until something is known of the cart. */
  cart: KnownCart | null;
  /** Unused until it is opened for the first time, which loads it. */
  drawer: "unused" | "open" | "closed";
  /** What the visitor's last change came to, for those who do not see the number. */
  said: string;
  /** Why the last change was refused, for the open drawer, which would cover a toast. */
  fault: string;
};

/** `agreedAt` is infinite until the shop has answered. */
export type Heart = { favorite: boolean; agreedAt: number };

const NOTHING: CartView = {
  me: null,
  askedAt: 0,
  hearts: {},
  cart: null,
  drawer: "unused",
  said: "",
  fault: "",
};
const EMPTY: KnownCart = { itemCount: 0, subtotal: 0, currency: "usd" };

let view = NOTHING;
let ground: KnownCart | null = null;
let changes: (Change & { key: string })[] = [];
let sending = false;
/** Counts writes and their answers: a read that was overtaken by one is thrown away. */
let epoch = 0;
const listeners = new Set<() => void>();

const publish = (more: Partial<CartView> = {}) => {
  const cart = changes.length > 0 || ground ? changes.reduce(applyChange, ground ?? EMPTY) : null;
  view = { ...view, ...more, cart };
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** One value out of the view; a component is drawn again only when that value changes. */
export function useCart<T>(select: (view: CartView) => T): T {
  return useSyncExternalStore(
    subscribe,
    () => select(view),
    () => select(NOTHING),
  );
}

/** The cart as it shows now, outside of a component. */
export const readCart = (): KnownCart | null => view.cart;

const OFFLINE = "We could not reach the shop. Check your connection; your cart is as it was.";

const offline = (): never => {
  throw new Error(OFFLINE);
};

const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
  const response = await fetch(`/api${path}`, {
    ...init,
    // A change goes on when the page is left right after it.
    keepalive: true,
    signal: AbortSignal.timeout(8000),
  }).catch(offline);
  const body = await response.json().catch(offline);
  if (!response.ok) throw new Error(body.detail);
  return body;
};

const requestOf = (change: Change): [path: string, method: string, body?: string] => {
  if (change.by === "undo-merge") return ["/cart/migrate/undo", "POST"];
  const { productId, by, quantity } = change;
  return ["/cart", by === "add" ? "POST" : "PUT", JSON.stringify({ productId, quantity })];
};

let lastWrite: Promise<unknown> | null = null;

/** Writes of one page go one after the other: a visitor's first opens the cookie that the next must carry. */
export const inTurn = <T>(write: () => Promise<T>): Promise<T> => {
  const writing = lastWrite ? lastWrite.then(write) : write();
  const settled = writing.then(
    () => undefined,
    () => undefined,
  );
  lastWrite = settled;
  void settled.then(() => {
    if (lastWrite === settled) lastWrite = null;
  });
  return writing;
};

const send = (change: (typeof changes)[number]): Promise<KnownCart> => {
  const [path, method, body] = requestOf(change);
  const headers = { "content-type": "application/json", "idempotency-key": change.key };
  const write = () => ask<KnownCart>(path, { method, headers, body, keepalive: true });
  // All are safe to send twice: a set by its nature, the others by their key.
  return write().catch((error: Error) => (error.message === OFFLINE ? write() : Promise.reject(error)));
};

const sayCount = () => publish({ said: `${view.cart?.itemCount} in the cart` });

const drain = async () => {
  if (sending) return;
  sending = true;
  for (let next = changes[0]; next; next = changes[0]) {
    let fault = "";
    try {
      ground = await inTurn(() => send(next));
    } catch (error) {
      fault = (error as Error).message;
      if (view.drawer !== "open") toast(fault, { tone: "danger" });
    }
    changes = changes.slice(1);
    epoch += 1;
    publish({ fault });
    if (!fault) sayCount();
  }
  sending = false;
};

/** One request for what was clicked twice while the first was on its way; what is being sent stays as it is. */
const enqueue = (change: Change) => {
  const key = `${Date.now()}-${Math.random()}`;
  const last = changes.length > 1 ? changes.at(-1) : undefined;
  const joins = change.by !== "undo-merge" && last?.by === change.by && last.productId === change.productId;
  if (!joins) {
    changes = [...changes, { ...change, key }];
    return;
  }
  const quantity = change.quantity + (change.by === "add" ? last.quantity : 0);
  changes = [...changes.slice(0, -1), { ...change, quantity, key }];
};

/** Shows the change at once and tells the server; a refusal is said and taken back. */
export const changeCart = (change: Change): void => {
  epoch += 1;
  enqueue(change);
  publish();
  if (change.by !== "undo-merge") sayCount();
  void drain();
};

/** Says once that a merge happened, with the way back; where the page says so itself it is only ticked off. */
const sayMerge = (): void => {
  const pieces = Number(new RegExp(`(?:^|; )${MERGED_COOKIE}=(\\d+)`).exec(document.cookie)?.[1] ?? 0);
  if (pieces === 0) return;
  // biome-ignore lint/suspicious/noDocumentCookie: the other way is not in every browser yet
  document.cookie = `${MERGED_COOKIE}=; Path=/; Max-Age=0`;
  if (document.querySelector("[data-merge-notice]")) return;
  const run = () => changeCart({ by: "undo-merge" });
  toast(mergeSentence(pieces), { action: { label: "Undo", run } });
};

/** What was true when it was asked for is dropped when a write came in between. */
const read = async <T>(path: string, take: (answer: T) => void): Promise<void> => {
  const asked = epoch;
  const answer = await ask<T>(path);
  if (asked === epoch && !sending) take(answer);
};

/** Asks who this is and what is in the cart, but only a visitor whose cookies say that there is something to know. */
export const loadMe = async (): Promise<void> => {
  if (!/(^|; )mc=1/.test(document.cookie)) return;
  const [asked, askedAt] = [epoch, performance.now()];
  const me = await ask<Me>("/me").catch(() => null);
  if (!me) return;
  const differs = ground?.itemCount !== me.cart.itemCount || ground.subtotal !== me.cart.subtotal;
  // A cart that a write has overtaken is old; who this is stays true.
  if (differs && asked === epoch && !sending) ground = me.cart;
  publish({ me, askedAt });
  if (me.user) sayMerge();
};

/** Shows a heart as it is wanted, or, without one, as the shop knows it. */
export const showHeart = (productId: string, heart?: Heart): void => {
  const { [productId]: _, ...others } = view.hearts;
  publish({ hearts: heart ? { ...others, [productId]: heart } : others });
};

/** What is known now, outside of a component. */
export const readView = (): CartView => view;

/** Knows nobody any more: the visitor has signed out. */
export const forgetMe = (): void => {
  epoch += 1;
  ground = null;
  publish({ me: null, hearts: {} });
};

/** Asks for the lines. */
export const loadCart = (): Promise<void> =>
  read<KnownCart>("/cart", (cart) => {
    ground = cart;
    publish();
  });

/** Takes over the cart that a page was rendered with. */
export const seedCart = (cart: KnownCart): void => {
  ground = cart;
  publish();
};

export const openDrawer = (): void => publish({ drawer: "open" });
export const closeDrawer = (): void => publish({ drawer: "closed" });
