import { noSuch } from "@/emulators/stripe/core/failure";
import { LIST_PARAMS, page } from "@/emulators/stripe/core/list";
import { mergeMetadata, text } from "@/emulators/stripe/core/params";
import type { TableName, Tables } from "@/emulators/stripe/core/records";
import { searchPage } from "@/emulators/stripe/core/search";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { closeDispute, findDispute, updateDispute } from "@/emulators/stripe/objects/disputes";
import { idOf } from "@/emulators/stripe/objects/references";
import { createRefund, findRefund, updateRefund } from "@/emulators/stripe/objects/refunds";
import type { Call, Route } from "./route";

type Referring = { [name: string]: unknown };

/** Rows whose references are those that the request asks for. */
const referring = <T extends TableName>(call: Call, table: T, names: readonly string[]): Tables[T][] =>
  call.tx.list(table).filter((row) =>
    names.every((name) => {
      const wanted = text(call.params, name);
      return wanted === undefined || idOf((row as Referring)[name] as string | null) === wanted;
    }),
  );

const findCharge = (tx: Transaction, id: string) => {
  const charge = tx.get("charge", id);
  if (!charge) throw noSuch("charge", id);
  return charge;
};

const listOf = (
  path: string,
  table: "charge" | "refund" | "dispute" | "balance_transaction",
  names: string[],
): Route => ({
  method: "GET",
  path,
  params: [...LIST_PARAMS, ...names],
  handle: (call) => page(call.path, referring(call, table, names), call.params),
});

const CHARGE_ROUTES: Route[] = [
  listOf("/v1/charges", "charge", ["payment_intent", "customer"]),
  {
    method: "GET",
    path: "/v1/charges/search",
    params: ["query", "limit", "page"],
    handle: ({ tx, params, path }) => searchPage(path, tx.list("charge"), params),
  },
  { method: "GET", path: "/v1/charges/:id", params: [], handle: ({ tx, id }) => findCharge(tx, id) },
  {
    method: "POST",
    path: "/v1/charges/:id",
    params: ["metadata", "description", "receipt_email"],
    handle: ({ tx, id, params }) => {
      const charge = findCharge(tx, id);
      const updated = {
        ...charge,
        metadata: mergeMetadata(charge.metadata, params),
        description: text(params, "description") ?? charge.description,
      };
      tx.put("charge", updated);
      tx.emit("charge.updated", updated);
      return updated;
    },
  },
];

const REFUND_ROUTES: Route[] = [
  {
    method: "POST",
    path: "/v1/refunds",
    params: ["payment_intent", "charge", "amount", "reason", "metadata", "instructions_email"],
    handle: ({ tx, params, settings }) => createRefund(tx, params, settings),
  },
  listOf("/v1/refunds", "refund", ["payment_intent", "charge"]),
  { method: "GET", path: "/v1/refunds/:id", params: [], handle: ({ tx, id }) => findRefund(tx, id) },
  {
    method: "POST",
    path: "/v1/refunds/:id",
    params: ["metadata"],
    handle: ({ tx, id, params }) => updateRefund(tx, findRefund(tx, id), params),
  },
];

const DISPUTE_ROUTES: Route[] = [
  listOf("/v1/disputes", "dispute", ["payment_intent", "charge"]),
  { method: "GET", path: "/v1/disputes/:id", params: [], handle: ({ tx, id }) => findDispute(tx, id) },
  {
    method: "POST",
    path: "/v1/disputes/:id",
    params: ["evidence", "metadata", "submit"],
    handle: ({ tx, id, params }) => updateDispute(tx, findDispute(tx, id), params),
  },
  {
    method: "POST",
    path: "/v1/disputes/:id/close",
    params: [],
    handle: ({ tx, id }) => closeDispute(tx, findDispute(tx, id), "lost"),
  },
];

const balance = ({ tx }: Call) => {
  const totals = new Map<string, number>();
  for (const { currency, net } of tx.list("balance_transaction"))
    totals.set(currency, (totals.get(currency) ?? 0) + net);
  const pending = [...totals].map(([currency, amount]) => ({
    amount,
    currency,
    source_types: { card: amount },
  }));
  return { object: "balance", available: [], livemode: false, pending };
};

const BALANCE_ROUTES: Route[] = [
  { method: "GET", path: "/v1/balance", params: [], handle: balance },
  listOf("/v1/balance_transactions", "balance_transaction", ["source", "type", "currency"]),
  {
    method: "GET",
    path: "/v1/balance_transactions/:id",
    params: [],
    handle: ({ tx, id }) => {
      const transaction = tx.get("balance_transaction", id);
      if (!transaction) throw noSuch("balance_transaction", id);
      return transaction;
    },
  },
];

export const MONEY_ROUTES: Route[] = [
  ...CHARGE_ROUTES,
  ...REFUND_ROUTES,
  ...DISPUTE_ROUTES,
  ...BALANCE_ROUTES,
];
