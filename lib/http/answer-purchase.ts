import { listAddresses } from "@/lib/accounts/queries";
import { type Buyer, buyNow } from "@/lib/checkout/buy-now";
import type { Context } from "@/lib/events/context";
import { type Problem, type ProblemSlug, problem } from "@/lib/kernel/errors";
import { Address } from "@/lib/orders/schema";
import { findBalance } from "@/lib/wallet/queries";
import { type Reply, reply } from "./reply";
import type { SessionUser } from "./session";

const WORDS: Partial<Record<ProblemSlug, string>> = {
  "insufficient-stock": "There is not enough in stock. Nothing was taken from your wallet.",
  "insufficient-balance": "Your wallet does not hold enough for this. Nothing was taken from it.",
};

/** Whoever buys in one step, with the default address of their address book; null without one. */
export const findBuyer = async (ctx: Context, user: SessionUser): Promise<Buyer | null> => {
  const [booked] = await listAddresses(ctx.db, user.id);
  if (!booked) return null;
  const { id: _, isDefault: __, createdAt: ___, ...address } = booked;
  return { userId: user.id, email: user.email, shippingAddress: Address.parse(address) };
};

/** Whose card pays, filled in beforehand as far as the account knows; shaped as payment forms want it. */
export const findPayer = async (ctx: Context, user: SessionUser) => {
  const buyer = await findBuyer(ctx, user);
  const nowhere = { line1: "", city: "", postalCode: "", country: "" };
  return {
    name: buyer?.shippingAddress.name ?? "",
    email: user.email,
    address: buyer?.shippingAddress ?? nowhere,
  };
};

/** A quick buy, sent to the default address of the buyer's address book. */
export const answerPurchase = async (
  ctx: Context,
  user: SessionUser,
  input: { productId: string; quantity: number },
): Promise<Reply | Problem> => {
  const buyer = await findBuyer(ctx, user);
  if (!buyer)
    return problem(
      "address-missing",
      "Add an address to your account first, so that we know where to send it.",
    );
  const bought = await buyNow(ctx, buyer, input);
  if (!bought.ok) return bought.problem;
  const { orderId, total, steps, state, failure } = bought.value;
  if (state === "succeeded") {
    return reply(200, {
      status: "succeeded",
      orderId,
      total,
      balance: await findBalance(ctx.db, user.id),
      steps,
    });
  }
  const slug = failure === "insufficient-balance" ? "insufficient-balance" : "insufficient-stock";
  return problem(slug, WORDS[slug] ?? "", { extra: { steps } });
};
