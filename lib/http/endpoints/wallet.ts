import { z } from "zod";
import { cursorOf } from "@/lib/kernel/cursor";
import { pageLimit } from "@/lib/kernel/query-fields";
import { EntryPosition, WalletEntry } from "@/lib/wallet/schema";
import { endpoint } from "../endpoint";

const amount = z.int().min(1).max(100_000_000);

export const readWallet = endpoint({
  operation: "GET /api/wallet",
  tag: "Wallet",
  summary: "The caller's balance and ledger, newest first",
  query: z.strictObject({ limit: pageLimit, cursor: cursorOf(EntryPosition).optional() }),
  responses: {
    200: {
      description: "Balance and one page of entries",
      schema: z.strictObject({
        balance: z.int(),
        currency: z.string(),
        entries: z.array(WalletEntry),
        nextCursor: z.string().nullable(),
      }),
    },
  },
});

export const topUpWallet = endpoint({
  operation: "POST /api/wallet/top-up",
  tag: "Wallet",
  summary: "Starts a payment into the wallet; the balance rises when it has come",
  body: z.strictObject({ amount }),
  responses: {
    201: {
      description: "The payment awaits the card",
      schema: z.strictObject({ paymentIntentId: z.string(), clientSecret: z.string().nullable() }),
    },
  },
  problems: ["amount-below-minimum", "unavailable"],
  rateLimit: "checkout",
  idempotent: true,
});

export const readBalance = endpoint({
  operation: "GET /api/users/balance/{username}",
  tag: "Wallet",
  summary: "A balance: one's own as `me`, anybody's for admins and keys",
  params: z.strictObject({ username: z.string().min(1).max(254) }),
  responses: {
    200: {
      description: "The balance",
      schema: z.strictObject({ username: z.string(), balance: z.int(), currency: z.string() }),
    },
  },
  problems: ["not-found"],
});

export const creditWalletEndpoint = endpoint({
  operation: "POST /api/admin/wallets/{userId}/credit",
  tag: "Wallet",
  summary: "Credits a wallet by hand",
  params: z.strictObject({ userId: z.string().min(1).max(100) }),
  body: z.strictObject({ amount, reason: z.string().trim().min(1, "Say why.").max(500) }),
  responses: {
    200: {
      description: "Credited",
      schema: z.strictObject({ username: z.string(), balance: z.int(), currency: z.string() }),
    },
  },
  problems: ["not-found"],
  rateLimit: "admin-write",
  idempotent: true,
});

const PurchaseStep = z.strictObject({
  name: z.string(),
  status: z.enum(["done", "compensated", "failed"]),
  at: z.iso.datetime(),
  note: z.string().optional(),
});

export const buyNowEndpoint = endpoint({
  operation: "POST /api/purchase",
  tag: "Wallet",
  summary: "Buys one product from the wallet in one go",
  body: z.strictObject({ productId: z.string().min(1).max(100), quantity: z.int().min(1).max(500) }),
  invalidBody: 400,
  responses: {
    200: {
      description: "Bought",
      schema: z.strictObject({
        status: z.literal("succeeded"),
        orderId: z.string(),
        total: z.int(),
        balance: z.int(),
        steps: z.array(PurchaseStep),
      }),
    },
  },
  problems: ["unknown-product", "insufficient-stock", "insufficient-balance", "address-missing"],
  rateLimit: "checkout",
  idempotent: true,
});

export const readPurchase = endpoint({
  operation: "GET /api/purchase/{orderId}",
  tag: "Wallet",
  summary: "A quick buy with its steps and compensations",
  params: z.strictObject({ orderId: z.string().min(1).max(100) }),
  responses: {
    200: {
      description: "The purchase",
      schema: z.strictObject({
        orderId: z.string(),
        status: z.enum(["running", "compensating", "succeeded", "failed"]),
        failure: z.string().nullable(),
        productId: z.string(),
        quantity: z.int(),
        total: z.int(),
        steps: z.array(PurchaseStep),
      }),
    },
  },
  problems: ["unknown-order"],
});
