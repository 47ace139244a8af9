import { randomUUID } from "node:crypto";
import type { Claims } from "../claims";
import { ADDRESS } from "../people";
import { changedSince, fingerprint } from "./fingerprint";
import { ask, median, type Reply } from "./raw";
import { GUEST, MARK, personOf, placeOrder, type Scene } from "./scene";
import { isShort } from "./short";

/** A call about one thing by its identifier. */
type About = { name: string; method?: string; path: string; json?: unknown };

const abouts = ({ theirs, owner }: Scene): { of: (id: string) => About; id: string; guests: boolean }[] => {
  const order = (name: string, path: (id: string) => string, method = "GET") => ({
    of: (id: string): About => ({ name, method, path: path(id) }),
    guests: true,
  });
  return [
    { ...order("GET order", (id) => `/api/order/${id}`), id: theirs.orderId },
    { ...order("GET order of a guest", (id) => `/api/order/${id}`), id: theirs.guestOrderId },
    { ...order("GET receipt", (id) => `/api/order/${id}/receipt`), id: theirs.orderId },
    { ...order("POST cancel", (id) => `/api/order/${id}/cancel`, "POST"), id: theirs.openOrderId },
    { ...order("GET purchase", (id) => `/api/purchase/${id}`), id: theirs.purchaseId, guests: false },
    { ...order("GET balance", (id) => `/api/users/balance/${id}`), id: owner.userId, guests: false },
    { ...order("GET points", (id) => `/api/points?account_id=${id}`), id: owner.userId, guests: false },
    {
      ...order("GET points log", (id) => `/api/points/transactions?account_id=${id}`),
      id: owner.userId,
      guests: false,
    },
    {
      of: (id) => ({
        name: "DELETE points",
        method: "DELETE",
        path: "/api/points",
        json: { account_id: id, amount: 1 },
      }),
      id: owner.userId,
      guests: false,
    },
    {
      of: (id) => ({
        name: "PATCH address",
        method: "PATCH",
        path: `/api/users/me/addresses/${id}`,
        json: { city: "Taken" },
      }),
      id: theirs.addressId,
      guests: false,
    },
    {
      ...order("DELETE address", (id) => `/api/users/me/addresses/${id}`, "DELETE"),
      id: theirs.addressId,
      guests: false,
    },
    {
      ...order("DELETE session", (id) => `/api/users/me/sessions/${id}`, "DELETE"),
      id: theirs.sessionId,
      guests: false,
    },
    { ...order("page of the order", (id) => `/order/${id}`), id: theirs.orderId },
    { ...order("page to pay it", (id) => `/order/${id}/pay`), id: theirs.openOrderId },
    {
      ...order("page of the purchase", (id) => `/account/wallet/purchase/${id}`),
      id: theirs.purchaseId,
      guests: false,
    },
  ];
};

const unknownLike = (id: string, n: number): string => `${id.slice(0, -6)}${String(n).padStart(6, "0")}`;

/** Without what differs from answer to answer: the request's id, the nonce and the identifier asked for. */
const bare = ({ status, text }: Reply, id: string): string =>
  `${status} ${text
    .replaceAll(id, "ID")
    .replaceAll(encodeURIComponent(id), "ID")
    .replace(/nonce="[^"]*"|"nonce":"[^"]*"|nonce\\?":\\?"[^"\\]*/g, "N")
    .replace(/req_[0-9A-Z]{26}/g, "R")}`;

/** Pages are drawn in pieces whose order varies; there the status and the words are compared. */
const words = (reply: Reply, id: string): string =>
  reply.headers["content-type"]?.startsWith("text/html")
    ? `${reply.status} ${/<main[\s\S]*?<\/main>/.exec(bare(reply, id))?.[0]?.replace(/<[^>]+>/g, " ") ?? ""}`
    : bare(reply, id);

const SAMPLES = isShort ? 20 : 80;
/** Of the middle of what an unknown identifier takes; more than that is told apart, less is the machine's own noise. */
const NOISE = isShort ? 0.5 : 0.15;

type Timed = { name: string; theirs: number; unknown: number; control: number };

/** Takes turns, so that whatever slows the machine slows all three. */
const timeOne = async (scene: Scene, of: (id: string) => About, id: string): Promise<Timed> => {
  const times: Record<"theirs" | "unknown" | "control", number[]> = { theirs: [], unknown: [], control: [] };
  const once = async (into: number[], wanted: string) => {
    const { method, path, json } = of(wanted);
    into.push((await ask(scene.urls[0], path, { method, json, headers: scene.stranger.headers })).ms);
  };
  for (let n = 0; n < SAMPLES; n += 1) {
    const turns = [
      () => once(times.theirs, id),
      () => once(times.unknown, unknownLike(id, n)),
      () => once(times.control, unknownLike(id, 1000 + n)),
    ];
    for (let turn = 0; turn < 3; turn += 1) await turns[(turn + n) % 3]?.();
  }
  const { name } = of(id);
  return {
    name,
    theirs: median(times.theirs),
    unknown: median(times.unknown),
    control: median(times.control),
  };
};

const isTold = ({ theirs, unknown, control }: Timed): boolean => {
  const noise = Math.max(Math.abs(unknown - control) * 3, unknown * NOISE);
  return Math.abs(theirs - (unknown + control) / 2) > noise;
};

const proveTiming = async (claims: Claims, scene: Scene): Promise<void> => {
  const timed: Timed[] = [];
  for (const { of, id } of abouts(scene).filter(({ of }) => of("").path.startsWith("/api/"))) {
    let one = await timeOne(scene, of, id);
    // A burst of load from elsewhere is no difference; it would have to come twice.
    if (isTold(one)) one = await timeOne(scene, of, id);
    timed.push(one);
  }
  const told = timed.filter(isTold);
  const far = timed.map(({ theirs, unknown, control }) => Math.abs(theirs / ((unknown + control) / 2) - 1));
  claims.none(
    told.map(({ name, theirs, unknown }) => `${name}: ${theirs.toFixed(2)} and ${unknown.toFixed(2)} ms`),
    `Calls whose time tells somebody else's from unknown (medians of ${SAMPLES}, within ${NOISE * 100} % or three times the noise; the largest is ${(Math.max(...far) * 100).toFixed(1)} %)`,
  );
};

/** Keys to things that lie with the browser: another's do not open, and an own one opens nothing of another's. */
const proveKeys = async (claims: Claims, scene: Scene): Promise<void> => {
  const { urls, theirs, owner, productId } = scene;
  const copier = await personOf(scene);
  const opened: string[] = [];
  const look = async (what: string, path: string, headers: Record<string, string>) => {
    const { status, text } = await ask(urls[0], path, { headers });
    if (status === 200 && text.includes(MARK)) opened.push(what);
  };
  const token = theirs.guestCookie.split("=").at(-1) ?? "";
  const other = `/api/order/${theirs.openOrderId}`;
  await look("an order by another's cookie", other, { cookie: theirs.guestCookie });
  await look("an order by another's token", other, { "order-token": token });
  await look("an order by its name on another's cookie", other, {
    cookie: `order_${theirs.openOrderId}=${token}`,
  });
  const cartKeys = [`u:${owner.userId}`, owner.userId, encodeURIComponent(`u:${owner.userId}`)];
  await ask(urls[0], "/api/cart", { method: "POST", headers: owner.headers, json: { productId } });
  for (const cartId of cartKeys) {
    const { text } = await ask(urls[0], "/api/cart", { headers: { cookie: `cartId=${cartId}` } });
    if (!text.includes('"itemCount":0')) opened.push(`a cart by the cookie ${cartId}`);
  }
  const key = { "idempotency-key": randomUUID() };
  const buying = { email: owner.email, name: MARK };
  const mine = await placeOrder(urls[0], productId, { ...buying, headers: { ...owner.headers, ...key } });
  const copy = await placeOrder(urls[1], productId, { ...buying, headers: { ...copier.headers, ...key } });
  if (copy.headers["idempotency-replayed"] || copy.json().orderId === mine.json().orderId)
    opened.push("an answer by another's Idempotency-Key");
  claims.none(opened, "Things of others that a browser's own keys open");
  const own = await ask(urls[0], `/api/order/${theirs.guestOrderId}`, {
    headers: { cookie: theirs.guestCookie },
  });
  claims.claim(own.text.includes(MARK), "The cookie of the order itself does open it", own.status);
};

/** An address of its own, because other sections have the owner remove the one of the scene. */
const withNewAddress = async (scene: Scene): Promise<Scene> => {
  const { urls, owner, theirs } = scene;
  const json = { ...ADDRESS, name: MARK };
  const booked = await ask(urls[0], "/api/users/me/addresses", {
    method: "POST",
    headers: owner.headers,
    json,
  });
  const { id } = (booked.json().address ?? {}) as { id?: string };
  if (!id) throw new Error(`The owner could book no address: ${booked.text}`);
  return { ...scene, theirs: { ...theirs, addressId: id } };
};

/** Whatever belongs to one, asked for by another: as if it did not exist. */
export const proveOwnIds = async (claims: Claims, given: Scene): Promise<void> => {
  const scene = await withNewAddress(given);
  const before = await fingerprint(scene.sql);
  const told: string[] = [];
  const leaked: string[] = [];
  let calls = 0;
  for (const { of, id, guests } of abouts(scene)) {
    for (const headers of [scene.stranger.headers, ...(guests ? [GUEST] : [])]) {
      const send = ({ method, path, json }: About) =>
        ask(scene.urls[calls++ % 2] ?? "", path, { method, json, headers: { ...headers } });
      const [theirs, unknownId] = [of(id), unknownLike(id, 1)];
      const ofOwner = await send(theirs);
      const ofNobody = await send(of(unknownId));
      if (words(ofOwner, id) !== words(ofNobody, unknownId))
        told.push(
          `${theirs.name}: ${words(ofOwner, id).slice(0, 200)} NOT ${words(ofNobody, unknownId).slice(0, 200)}`,
        );
      if (ofOwner.text.includes(MARK)) leaked.push(theirs.name);
    }
  }
  claims.none(told, `${calls} calls about somebody else's things are answered as of unknown ones; otherwise`);
  claims.none(leaked, "Things of others in those answers");
  claims.none(changedSince(before, await fingerprint(scene.sql)), "Tables that they changed");
  const blind: string[] = [];
  for (const { of, id, guests } of abouts(scene).filter(
    ({ of }) => !of("").method || of("").method === "GET",
  )) {
    const headers = of("").name.includes("of a guest")
      ? { cookie: scene.theirs.guestCookie }
      : scene.owner.headers;
    const { status } = await ask(scene.urls[0], of(id).path, { headers: { ...headers } });
    if (status !== 200) blind.push(`${of("").name} ${status} ${guests}`);
  }
  const { addressId } = scene.theirs;
  const city = { method: "PATCH", headers: scene.owner.headers, json: { city: "Delft" } };
  const { status } = await ask(scene.urls[0], `/api/users/me/addresses/${addressId}`, city);
  if (status !== 200) blind.push(`PATCH address ${status}`);
  claims.none(blind, "Of the same, those that the owner is refused");
  await proveKeys(claims, scene);
  await proveTiming(claims, scene);
};
