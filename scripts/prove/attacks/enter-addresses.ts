import { PAYLOADS } from "./payloads";
import type { Visit } from "./watch";
import type { World } from "./world";

const SIGN_IN = ["next", "callbackUrl", "error"];
const FILTERS = [
  "q",
  "status",
  "state",
  "type",
  "sort",
  "category",
  "actor",
  "action",
  "after",
  "from",
  "to",
  "run",
];

/** Pages for everybody with the parameters that they read. */
const OPEN: Record<string, string[]> = {
  "/sign-in": SIGN_IN,
  "/sign-up": ["next", "form"],
  "/reset-password": ["email", "code", "form"],
  "/cart": ["problem"],
  "/favorites": ["problem"],
  "/search": ["q", "category", "company", "topic", "sort", "minPrice"],
  "/category/attacks": ["sort", "minPrice", "maxPrice", "inStock"],
  "/checkout/complete": ["payment_intent", "redirect_status", "payment_intent_client_secret"],
};

/** Pages of an account. */
const OWN: Record<string, string[]> = {
  "/sign-in": SIGN_IN,
  "/account": ["done", "problem"],
  "/account/profile": ["done", "form"],
  "/account/addresses": ["done", "edit", "form"],
  "/account/wallet": ["done", "after"],
  "/account/wallet/buy": ["product", "quantity", "problem"],
  "/account/wallet/top-up": ["payment_intent"],
  "/account/favorites": ["problem"],
  "/account/orders": ["after"],
  "/account/points": ["after"],
};

const OFFICE = [
  "products",
  "orders",
  "users",
  "audit",
  "events",
  "dead-letters",
  "campaigns",
  "webhooks",
  "purchases",
  "drill",
];

const PARTS = ["/product/", "/order/", "/category/", "/no-such-page/"];

/** These pages hardly differ in what they do with a parameter: each meets every third payload, all kinds in turn. */
const TURNS = 3;

const addressOf = (path: string, names: string[], text: string): string =>
  `${path}?${new URLSearchParams(names.map((name) => [name, text]))}`;

/** The answer to a form without script lies in a cookie, which whoever can write cookies may write. */
const forgedAnswer = (text: string): string => {
  const state = {
    problem: text,
    errors: { email: text, password: text },
    values: { email: text },
    step: "start",
  };
  return `form=${Buffer.from(JSON.stringify({ id: "1", state })).toString("base64url")}`;
};

const JUNK_COOKIES = [
  "cartId",
  "form",
  "merged",
  "theme",
  "next-auth.callback-url",
  "next-auth.session-token",
];

/** Texts that come with an address or a cookie; they stand in links that somebody was sent. */
export const enterAddresses = async (world: World): Promise<Visit[]> => {
  const [person] = await world.people(1);
  const own = person?.headers.cookie ?? null;
  const office = world.admin.headers.cookie;
  return PAYLOADS.flatMap(({ id, text }) => {
    const part = encodeURIComponent(text);
    const junk = JUNK_COOKIES.map((name) => `${name}=${part}`).join("; ");
    const desk = OFFICE[id % OFFICE.length] ?? "orders";
    const open = Object.entries(OPEN).map(([path, names]) => ({
      cookie: null,
      path: addressOf(path, names, text),
    }));
    const member = Object.entries(OWN).map(([path, names]) => ({
      cookie: own,
      path: addressOf(path, names, text),
    }));
    const paths = PARTS.map((path) => ({ cookie: null, path: path + part }));
    return [
      ...[...open, ...member, ...paths].filter((_, n) => (n + id) % TURNS === 0),
      ...[`/admin/${desk}`, "/admin/audit"].map((path) => ({
        cookie: office,
        path: addressOf(path, FILTERS, text),
      })),
      { cookie: forgedAnswer(text), path: "/sign-in?form=1", texts: [text] },
      { cookie: junk, path: "/cart" },
    ];
  });
};
