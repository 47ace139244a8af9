import { randomFrom } from "../../../testing/conformance/random";
import { type Claims, tally } from "../claims";
import { ADDRESS, makePeople, type Person } from "../people";
import { ask, each } from "./raw";
import { PRICE, type Scene, secretOf } from "./scene";
import { isShort } from "./short";

const BODIES = isShort ? 200 : 1000;
const BUYERS = 25;
const SEED = Number(process.env.SAFE_SEED ?? 20_261_120);
const PERCENT = 10;

type Body = Record<string, unknown>;
type Tamper = (body: Body, random: () => number) => Body;

const item = (body: Body, more: Body): Body => ({
  ...body,
  items: (body.items as Body[]).map((one) => ({ ...one, ...more })),
});
const ofList = <T>(list: readonly T[], random: () => number): T => {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error("The list is empty.");
  return one;
};

const NUMBERS = [0, 1, -1, 0.01, 1e-9, -5900, 1e9, 2 ** 31, 2 ** 53, "1", "0", null, [1], { $gt: 0 }, true];
const NAMES = [
  "price",
  "unitPrice",
  "total",
  "subtotal",
  "discount",
  "shippingFee",
  "tax",
  "amount",
  "quote",
  "refundedTotal",
  "status",
  "paid",
];
const CODES = [
  "ONLY-PROOF'--",
  "EXPIRED",
  "PROOF-OFF",
  "FREE",
  "%",
  "*",
  "PROOF-TEN\u0000",
  "PROOF-TEN PROOF-TEN",
  10,
  {},
];

const TAMPERS: Tamper[] = [
  (body, random) => ({ ...body, [ofList(NAMES, random)]: ofList(NUMBERS, random) }),
  (body, random) => item(body, { [ofList(NAMES, random)]: ofList(NUMBERS, random) }),
  (body, random) => item(body, { quantity: ofList(NUMBERS, random) }),
  (body, random) => ({ ...body, currency: ofList(["eur", "jpy", "USD", "", "usd"], random) }),
  (body, random) => item(body, { currency: ofList(["eur", "jpy", "idr"], random) }),
  (body, random) => ({ ...body, promotionCode: ofList(CODES, random) }),
  (body) => ({ ...body, promotionCode: "proof-ten" }),
  (body) => ({ ...body, promotionCode: "PROOF-OFF" }),
  (body, random) => ({ ...body, promotionCode: ["PROOF-TEN", "PROOF-TEN"], x: random() }),
  (body) => ({ ...body, promotionCodes: ["PROOF-TEN", "PROOF-OFF"] }),
  (body, random) => ({ ...body, pointsToRedeem: ofList(NUMBERS, random) }),
  (body) => ({ ...body, __proto__: undefined, constructor: { prototype: { price: 1 } } }),
  (body) => ({ ...body, quote: { total: 1, lines: [], discounts: [{ amount: 5900 }] } }),
  (body) => ({ ...body, userId: "usr_other", orderId: "ord_other", role: "admin" }),
  (body) => ({
    ...body,
    items: [...(body.items as Body[]), { productId: "prd_none", quantity: 1, price: -5900 }],
  }),
  (body) => ({ ...body, items: [...(body.items as Body[]), { ...(body.items as Body[])[0], quantity: -1 }] }),
  (body) => ({ ...body, discounts: [{ source: "promotion", amount: 5000, why: "" }], shippingFee: -495 }),
];

/** Beside a good body, wherever else a price could be smuggled in. */
type Smuggled = { query: string; headers: Record<string, string> };

const smuggled = (random: () => number): Smuggled => {
  const [name, value] = [ofList(NAMES, random), String(ofList([0, 1, -1, 100], random))];
  const ways: Smuggled[] = [
    { query: `?${name}=${value}&currency=eur`, headers: {} },
    { query: `?promotionCode=PROOF-OFF&${name}=${value}`, headers: {} },
    { query: "", headers: { [`x-${name.toLowerCase()}`]: value, "x-currency": "eur" } },
    { query: "", headers: { "x-http-method-override": "PUT", "x-promotion-code": "PROOF-OFF" } },
  ];
  return ofList(ways, random);
};

/** What this body costs by the shop's own rules, worked out here by hand: the goods, less the code, above free shipping. */
const totalOf = (body: Body): number => {
  const pieces = (body.items as { quantity: number }[]).reduce((sum, { quantity }) => sum + quantity, 0);
  const goods = PRICE * pieces;
  return String(body.promotionCode).toUpperCase() === "PROOF-TEN" ? goods - (goods * PERCENT) / 100 : goods;
};

const makeCodes = async ({ urls, admin }: Scene): Promise<void> => {
  const benefit = { rule: "percent", args: { percent: PERCENT } };
  for (const json of [
    { code: "PROOF-TEN", benefit },
    { code: "PROOF-OFF", benefit: { rule: "percent", args: { percent: 90 } }, active: false },
  ]) {
    const made = await ask(urls[0], "/api/admin/promotion-codes", {
      method: "POST",
      headers: admin.headers,
      json,
    });
    if (made.status !== 201) throw new Error(`The code was refused: ${made.text}`);
  }
};

type Judged = { kinds: string[]; wrong: string[] };

const placeOne = async (scene: Scene, buyer: Person, n: number, judged: Judged): Promise<void> => {
  const random = randomFrom(SEED + n);
  const quantity = 1 + Math.floor(random() * 3);
  const good: Body = {
    items: [{ productId: scene.productId, quantity }],
    email: buyer.email,
    shippingAddress: ADDRESS,
  };
  const changes = 1 + Math.floor(random() * 2);
  const isSmuggled = n % 2 === 1;
  const body = isSmuggled
    ? { ...good, ...(random() < 0.5 ? { promotionCode: "Proof-Ten" } : {}) }
    : Array.from({ length: changes }, () => ofList(TAMPERS, random)).reduce(
        (grown, tamper) => tamper(grown, random),
        good,
      );
  const { query, headers } = isSmuggled ? smuggled(random) : { query: "", headers: {} };
  const url = scene.urls[n % 2] ?? scene.urls[0];
  const byCart = n % 3 === 0;
  const cart = {
    productId: scene.productId,
    quantity: 1,
    ...(isSmuggled ? {} : { price: 1, currency: "eur" }),
  };
  if (byCart) await ask(url, "/api/cart", { method: "POST", headers: buyer.headers, json: cart });
  const path = byCart ? "/api/cart/checkout" : "/api/checkout/create-payment-intent";
  const json = byCart ? { ...body, payment: random() < 0.5 ? "card" : "wallet" } : body;
  const asked = { method: "POST", headers: { ...buyer.headers, ...headers }, json };
  const reply = await ask(url, path + query, asked);
  judged.kinds.push(reply.slug ? `${reply.status} ${reply.slug}` : String(reply.status));
  if (reply.status >= 500) judged.wrong.push(`seed ${SEED + n}: ${reply.status}`);
  if (reply.status !== 201) return;
  const { total, currency } = reply.json();
  if (total !== totalOf(body) || currency !== "usd")
    judged.wrong.push(
      `seed ${SEED + n}: ${total} ${currency}, not ${totalOf(body)}: ${JSON.stringify(body)}`,
    );
};

/** Bodies that name their own prices, discounts and currencies: the total is the shop's, or there is no order. */
export const proveTampering = async (claims: Claims, scene: Scene): Promise<void> => {
  await makeCodes(scene);
  const secret = secretOf(scene.shop, "NEXTAUTH_SECRET");
  const buyers = await makePeople(scene.sql, { count: BUYERS, secret });
  const judged: Judged = { kinds: [], wrong: [] };
  const lanes = Array.from({ length: BUYERS }, (_, lane) => lane);
  await each(lanes, 8, async (lane) => {
    const buyer = buyers[lane];
    for (let n = lane; buyer && n < BODIES; n += BUYERS) await placeOne(scene, buyer, n, judged);
  });
  const placed = judged.kinds.filter((kind) => kind === "201").length;
  claims.none(
    judged.wrong,
    `Of ${BODIES} tampered bodies (seed ${SEED}), those with another total than the shop's`,
  );
  claims.claim(placed >= BODIES / 4, "What became of them", tally(judged.kinds));
  const { rows } = await scene.sql.query<{ id: string }>(
    `select o.id from orders o join lateral (
       select sum(l.unit_price * l.quantity) as goods, bool_and(l.unit_price = p.price and l.quantity > 0) as sound
       from order_lines l join products p on p.id = l.product_id where l.order_id = o.id) l on true
     where not l.sound or o.currency <> 'usd' or o.subtotal <> l.goods
       or o.total <> o.subtotal - o.discount + o.shipping_fee or o.total <= 0`,
  );
  claims.none(
    rows.map(({ id }) => id),
    "Orders in the database at other prices than the catalogue's",
  );
};
