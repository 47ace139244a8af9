import { type Claims, tally } from "../claims";
import { makePeople, type Person } from "../people";
import { ask, each, type Reply } from "./raw";
import { MARK, placeOrder, type Scene, secretOf } from "./scene";

const CARTS = 100;
const CODE = "ONCE-IN-ALL";

/** A code that may be used once, by a hundred carts at the same moment on two servers. */
export const proveOneUse = async (claims: Claims, scene: Scene): Promise<void> => {
  const { urls, admin, sql, shop, productId } = scene;
  const json = {
    code: CODE,
    benefit: { rule: "percent", args: { percent: 50 } },
    conditions: [{ rule: "uses", args: { limit: 1 } }],
  };
  const made = await ask(urls[0], "/api/admin/promotion-codes", {
    method: "POST",
    headers: admin.headers,
    json,
  });
  if (made.status !== 201) throw new Error(`The code was refused: ${made.text}`);
  const buyers = await makePeople(sql, { count: CARTS, secret: secretOf(shop, "NEXTAUTH_SECRET") });
  const replies = await Promise.all(
    buyers.map((buyer, n) =>
      placeOrder(urls[n % 2] ?? urls[0], productId, { ...buyer, more: { promotionCode: CODE } }),
    ),
  );
  const placed = replies.filter(({ status }) => status === 201).length;
  const { rows } = await sql.query<{ count: number }>(
    "select count(*)::int as count from orders where discount > 0 and quote::text like $1",
    [`%${CODE}%`],
  );
  claims.claim(
    placed === 1 && rows[0]?.count === 1,
    `${CARTS} carts at once share a code that may be used once: orders with it`,
    `${rows[0]?.count} (${tally(replies.map(({ status, slug }) => `${status} ${slug}`.trim()))})`,
  );
};

const PAGES = [
  "/account",
  "/account/profile",
  "/account/orders",
  "/account/wallet",
  "/cart",
  "/checkout",
  "/favorites",
];
const CALLS = [
  "/api/me",
  "/api/cart",
  "/api/users/me",
  "/api/wallet",
  "/api/order/past-orders",
  "/api/users/me/addresses",
];
const SHARED = ["/", "/search?q=lamp", "/best-sellers", "/campaigns"];
const ROUNDS = 12;

const storable = ({ headers }: Reply): boolean => {
  const control = headers["cache-control"] ?? "";
  return !/no-store/.test(control) || /\bpublic\b/.test(control) || headers["x-nextjs-cache"] === "HIT";
};

const NONCE = /nonce(=|\\?":\\?)"?[\w+/=-]+/g;

const isAbout = ({ text }: Reply, { email, userId }: Pick<Person, "email" | "userId">): boolean =>
  text.includes(email) || text.includes(userId);

/** What one sees who is signed in is kept by nobody for anybody else. */
export const proveNothingShared = async (claims: Claims, scene: Scene): Promise<void> => {
  const { urls, owner, stranger } = scene;
  const kept: string[] = [];
  const notNew: string[] = [];
  for (const path of [...PAGES, ...CALLS]) {
    const own = await ask(urls[0], path, { headers: owner.headers });
    if (own.status !== 200) kept.push(`${path}: ${own.status}`);
    if (storable(own)) kept.push(`${path}: ${own.headers["cache-control"]}`);
    for (const etag of [own.headers.etag, "*", 'W/"1"']) {
      if (!etag) continue;
      const headers = {
        ...stranger.headers,
        "if-none-match": etag,
        "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT",
      };
      const other = await ask(urls[0], path, { headers });
      if (other.status === 304) notNew.push(`${path} by ${etag}`);
    }
  }
  claims.none(kept, `Of ${PAGES.length + CALLS.length} personal pages and calls, those that may be kept`);
  claims.none(notNew, "Of them, those that another is told not to have changed");
  const mixed: string[] = [];
  const turns = Array.from({ length: ROUNDS }, () => [...PAGES, ...CALLS]).flat();
  let own = 0;
  await each(turns, 8, async (path, at) => {
    const [who, other] = at % 2 === 0 ? [owner, stranger] : [stranger, owner];
    const reply = await ask(urls[at % 3 === 0 ? 0 : 1], path, { headers: who.headers });
    if (isAbout(reply, who)) own += 1;
    if (isAbout(reply, other) || (who === stranger && reply.text.includes(MARK))) mixed.push(path);
  });
  claims.none(mixed, `Of ${turns.length} answers to two people at once, those that are about the other`);
  claims.claim(own > turns.length / 4, "Of them about whoever asked", own);
  const unequal: string[] = [];
  for (const path of [...SHARED, `/product/${scene.productSlug}`]) {
    const texts = await Promise.all(
      [owner.headers, stranger.headers, {}].map(async (headers) =>
        (await ask(urls[1], path, { headers: { ...headers } })).text.replace(NONCE, ""),
      ),
    );
    if (new Set(texts).size > 1) unequal.push(path);
  }
  claims.none(unequal, `Of ${SHARED.length + 1} pages for everybody, those that differ by who asks`);
};
