import { createHash, createHmac, randomUUID } from "node:crypto";
import type { Claims } from "../claims";
import { changedSince, fingerprint } from "./fingerprint";
import { ask, type Reply } from "./raw";
import { calmDown, type Scene, secretOf } from "./scene";

type Signed = { path: string; body: string; headers: Record<string, string> };
/** What a door must turn away, and what it must take in. */
type Forgery = { name: string; call: Signed };
type SealedDoor = {
  name: string;
  refusedWith: number;
  forgeries: Forgery[];
  /** Good calls; the effect of the first must be seen, the same again must have none. */
  good: Forgery[];
};

const seconds = (): number => Math.floor(Date.now() / 1000);
const hmac = (key: string, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const flipped = (text: string, at: number): string =>
  text.slice(0, at) + (text[at] === "a" ? "b" : "a") + text.slice(at + 1);

const stripeDoor = (scene: Scene, payment: { intentId: string }): SealedDoor => {
  const secret = secretOf(scene.shop, "STRIPE_WEBHOOK_SECRET");
  const event = (id = `evt_${randomUUID()}`) =>
    JSON.stringify({
      id,
      object: "event",
      type: "payment_intent.succeeded",
      created: seconds(),
      data: { object: { id: payment.intentId, object: "payment_intent" } },
    });
  const body = event();
  const v1 = (key: string, text: string, at: number) => hmac(key, `${at}.${text}`).toString("hex");
  const now = seconds();
  const good = v1(secret, body, now);
  const call = (signature: string | null, text = body): Signed => ({
    path: "/api/payment/webhook",
    body: text,
    headers: signature === null ? {} : { "stripe-signature": signature },
  });
  const old = now - 301;
  const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(body).toString("base64url")}.`;
  const forgeries: [string, Signed][] = [
    ["no signature", call(null)],
    ["an empty signature", call("")],
    ["another secret", call(`t=${now},v1=${v1("whsec_other", body, now)}`)],
    ["the empty secret", call(`t=${now},v1=${v1("", body, now)}`)],
    ["one byte of the body changed", call(`t=${now},v1=${good}`, body.replace("succeeded", "succeedeD"))],
    ["one byte of the signature changed", call(`t=${now},v1=${flipped(good, 7)}`)],
    ["a signature cut short", call(`t=${now},v1=${good.slice(0, 32)}`)],
    ["the body written anew", call(`t=${now},v1=${good}`, JSON.stringify(JSON.parse(body), null, 2))],
    ["an old time", call(`t=${old},v1=${v1(secret, body, old)}`)],
    ["a new time on an old signature", call(`t=${now},v1=${v1(secret, body, old)}`)],
    ["no time", call(`v1=${good}`)],
    ["another scheme", call(`t=${now},v0=${good}`)],
    ["alg none", call(none)],
    ["a body of another event", call(`t=${now},v1=${good}`, event())],
    [
      "the signature in capitals of another header",
      { ...call(null), headers: { "x-stripe-signature": good } },
    ],
  ];
  const stale = v1("whsec_before", body, now);
  return {
    name: "Stripe",
    refusedWith: 400,
    forgeries: forgeries.map(([name, one]) => ({ name, call: one })),
    good: [
      { name: "its signature", call: call(`t=${now},v1=${good}`) },
      { name: "keys in rotation: an older one's beside it", call: call(`t=${now},v1=${stale},v1=${good}`) },
    ],
  };
};

type Claimed = Record<string, string | number | undefined>;

const queueDoor = (scene: Scene, deliveryId: string): SealedDoor => {
  const key = secretOf(scene.shop, "QSTASH_CURRENT_SIGNING_KEY");
  const next = secretOf(scene.shop, "QSTASH_NEXT_SIGNING_KEY");
  const path = "/api/jobs/receipt-mail";
  const appUrl = secretOf(scene.shop, "APP_URL");
  const body = JSON.stringify({ deliveryId });
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const jwt = (signingKey: string, claims: Claimed = {}, alg = "HS256") => {
    const now = seconds();
    const all = {
      iss: "Upstash",
      sub: `${appUrl}${path}`,
      exp: now + 300,
      nbf: now - 5,
      iat: now,
      jti: `jwt_${randomUUID()}`,
      body: createHash("sha256").update(body).digest("base64url"),
      ...claims,
    };
    const text = `${part({ alg, typ: "JWT" })}.${part(all)}`;
    const sealed = createHmac(alg === "HS512" ? "sha512" : "sha256", signingKey).update(text);
    return `${text}.${sealed.digest("base64url")}`;
  };
  const call = (signature: string | null, text = body, at = path): Signed => ({
    path: at,
    body: text,
    headers: signature === null ? {} : { "upstash-signature": signature },
  });
  const good = jwt(key);
  const [, claims] = good.split(".");
  const now = seconds();
  const forgeries: [string, Signed][] = [
    ["no signature", call(null)],
    ["an empty signature", call("")],
    ["no signature at all, but words", call("not a signature")],
    ["another key", call(jwt("sig_other"))],
    ["the empty key", call(jwt(""))],
    ["one byte of the body changed", call(good, body.replace("deliveryId", "deliveryid"))],
    ["one byte of the signature changed", call(flipped(good, good.length - 9))],
    ["one byte of the claims changed", call(flipped(good, good.indexOf(".") + 9))],
    ["the body written anew", call(good, JSON.stringify(JSON.parse(body), null, 1))],
    ["past its time", call(jwt(key, { iat: now - 900, nbf: now - 900, exp: now - 600 }))],
    ["before its time", call(jwt(key, { nbf: now + 600, exp: now + 900 }))],
    ["another address", call(jwt(key, { sub: `https://elsewhere.example${path}` }))],
    ["another job's address", call(jwt(key, { sub: `${appUrl}/api/jobs/sweep-outbox` }))],
    ["sent to another job", call(good, body, "/api/jobs/refund-mail")],
    ["another sender", call(jwt(key, { iss: "Somebody" }))],
    ["no word of the body", call(jwt(key, { body: undefined }))],
    ["alg none", call(`${part({ alg: "none", typ: "JWT" })}.${claims}.`)],
    ["alg none, signed", call(jwt(key, {}, "none"))],
    ["alg HS512 by another key", call(jwt("sig_other", {}, "HS512"))],
  ];
  return {
    name: "QStash",
    refusedWith: 401,
    forgeries: forgeries.map(([name, one]) => ({ name, call: one })),
    good: [
      { name: "the key in use", call: call(good) },
      { name: "the key that comes next", call: call(jwt(next)) },
    ],
  };
};

const blobDoor = (scene: Scene): SealedDoor => {
  const secret = secretOf(scene.shop, "BLOB_READ_WRITE_TOKEN");
  const notice = (payload: string) =>
    JSON.stringify({
      type: "blob.upload-completed",
      payload: { blob: { pathname: "uploads/a.png" }, tokenPayload: payload },
    });
  const body = notice("pic_of_nobody");
  const good = hmac(secret, body).toString("hex");
  const call = (signature: string | null, text = body): Signed => ({
    path: "/api/admin/pictures/notice",
    body: text,
    headers: signature === null ? {} : { "x-vercel-signature": signature },
  });
  const forgeries: [string, Signed][] = [
    ["no signature", call(null)],
    ["an empty signature", call("")],
    ["another token", call(hmac("vercel_blob_rw_other", body).toString("hex"))],
    ["one byte of the body changed", call(good, notice("pic_of_nobodY"))],
    ["one byte of the signature changed", call(flipped(good, 7))],
    ["alg none", call("none")],
  ];
  return {
    name: "Blob",
    refusedWith: 400,
    forgeries: forgeries.map(([name, one]) => ({ name, call: one })),
    good: [{ name: "its signature", call: call(good) }],
  };
};

const knock = ({ urls }: Scene, { path, body, headers }: Signed): Promise<Reply> =>
  ask(urls[0], path, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

const proveDoor = async (claims: Claims, scene: Scene, door: SealedDoor): Promise<void> => {
  const before = await fingerprint(scene.sql);
  const passed: string[] = [];
  for (const { name, call } of door.forgeries) {
    const { status } = await knock(scene, call);
    if (status !== door.refusedWith) passed.push(`${name}: ${status}`);
  }
  claims.none(passed, `${door.forgeries.length} forgeries that ${door.name}'s door does not refuse`);
  claims.none(changedSince(before, await fingerprint(scene.sql)), "Tables that they changed");
  const said: string[] = [];
  for (const { name, call } of door.good) said.push(`${name} ${(await knock(scene, call)).status}`);
  const isOpen = said.every((line) => !line.endsWith(` ${door.refusedWith}`));
  claims.claim(isOpen, `${door.name}'s own calls come in`, said.join(", "));
  await calmDown(scene);
  const settled = await fingerprint(scene.sql);
  const [first] = door.good;
  if (!first) return;
  const again = await Promise.all(Array.from({ length: 5 }, () => knock(scene, first.call)));
  await calmDown(scene);
  claims.none(
    changedSince(settled, await fingerprint(scene.sql)),
    `Tables that the same call changed five times more (${again.map(({ status }) => status).join(" ")})`,
  );
};

/** The doors that only who holds a signing key may pass. */
export const proveSignatures = async (claims: Claims, scene: Scene): Promise<void> => {
  const { rows: payments } = await scene.sql.query<{ id: string }>(
    "select payment_intent_id as id from orders where id = $1",
    [scene.theirs.orderId],
  );
  const { rows: deliveries } = await scene.sql.query<{ id: string }>(
    "select id from deliveries where subscription = 'receipt-mail' and status = 'done' limit 1",
  );
  await proveDoor(claims, scene, stripeDoor(scene, { intentId: payments[0]?.id ?? "" }));
  await proveDoor(claims, scene, queueDoor(scene, deliveries[0]?.id ?? ""));
  await proveDoor(claims, scene, blobDoor(scene));
};
