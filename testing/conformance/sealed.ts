import { createHmac } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { accountCodes } from "@/db/schema/accounts";
import { sign } from "@/emulators/qstash/sign";
import { signatureHeader } from "@/emulators/stripe/webhooks/signature";
import { codeOf } from "@/lib/accounts/codes";
import { env, requireEnv } from "@/lib/kernel/env";
import { createId } from "@/lib/kernel/ids";
import type { Call, Routes } from "./routes";
import { addPicture, emailOf, first } from "./subjects";
import type { World } from "./world";

type Sealed = (world: World, routes: ReadonlyMap<string, Routes>) => Promise<Call> | Call;

const PASSWORD = "Fresh-apples-7";

const mailedCode = async ({ db }: World, email: string): Promise<string> => {
  const [row] = await db
    .select({ id: accountCodes.id })
    .from(accountCodes)
    .where(eq(accountCodes.email, email))
    .orderBy(desc(accountCodes.id))
    .limit(1);
  return codeOf(row?.id ?? "");
};

const registered: Sealed = async (world, routes) => {
  const email = emailOf();
  await first(routes, "POST /api/users", { body: { email, password: PASSWORD, nickname: "Ana" } });
  return { body: { email, code: await mailedCode(world, email) } };
};

/** Good calls of routes that ask for a mailed code or for a service's signature, which the rights table cannot give. */
const SEALED: Record<string, Sealed> = {
  "POST /api/users/verify": registered,
  "POST /api/users/reset": async (world, routes) => {
    const { body } = await registered(world, routes);
    await first(routes, "POST /api/users/verify", { body });
    const { email } = body as { email: string };
    await first(routes, "POST /api/users/forgot", { body: { email } });
    return { body: { email, code: await mailedCode(world, email), password: "Other-apples-8" } };
  },
  "POST /api/payment/webhook": () => ({
    body: {
      id: createId("evt"),
      object: "event",
      type: "customer.created",
      created: Math.floor(Date.now() / 1000),
      data: { object: { id: "cus_of_nobody" } },
    },
  }),
  "POST /api/jobs/{name}": () => ({
    params: { name: "receipt-mail" },
    body: { deliveryId: "evt_of_nothing.receipt-mail" },
  }),
  "POST /api/admin/pictures/notice": async (world) => ({
    body: {
      type: "blob.upload-completed",
      payload: { blob: { pathname: "uploads/a.png" }, tokenPayload: await addPicture(world) },
    },
  }),
};

type Seal = (text: string, call: Call) => Record<string, string>;

const SEALS: Record<string, Seal> = {
  "POST /api/payment/webhook": (text) => ({
    "stripe-signature": signatureHeader(
      text,
      requireEnv("STRIPE_WEBHOOK_SECRET"),
      Math.floor(Date.now() / 1000),
    ),
  }),
  "POST /api/jobs/{name}": (text, { params }) => ({
    "upstash-signature": sign(
      requireEnv("QSTASH_CURRENT_SIGNING_KEY"),
      `${env.APP_URL}/api/jobs/${params?.name}`,
      Buffer.from(text),
      Date.now(),
    ),
  }),
  "POST /api/admin/pictures/notice": (text) => ({
    "x-vercel-signature": createHmac("sha256", requireEnv("BLOB_READ_WRITE_TOKEN"))
      .update(text)
      .digest("hex"),
  }),
};

/** A good call of a route that only somebody with a code or a signing key can make; null for the others. */
export const sealedCallOf = async (
  operation: string,
  world: World,
  routes: ReadonlyMap<string, Routes>,
): Promise<Call | null> => (await SEALED[operation]?.(world, routes)) ?? null;

/** The call, signed by the service that alone may make it; as it is where none signs. */
export const seal = (operation: string, call: Call): Call => {
  const text = call.rawBody ?? (call.body === undefined ? "" : JSON.stringify(call.body));
  const headers = SEALS[operation]?.(text, call);
  return headers ? { ...call, headers: { ...call.headers, ...headers } } : call;
};
