import { invalidRequest } from "./failure";
import { page } from "./list";
import type { TableName } from "./records";
import type { Transaction } from "./transaction";

const TABLE_BY_PREFIX: Record<string, TableName> = {
  pi: "payment_intent",
  ch: "charge",
  py: "charge",
  re: "refund",
  pyr: "refund",
  pm: "payment_method",
  cus: "customer",
  seti: "setup_intent",
  dp: "dispute",
  du: "dispute",
  txn: "balance_transaction",
};

const MAX_DEPTH = 4;

type Node = { [name: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

const lookUp = (tx: Transaction, id: string): Node | undefined => {
  const table = TABLE_BY_PREFIX[id.split("_")[0] ?? ""];
  const row = table && tx.get(table, id);
  return row ? { ...row } : undefined;
};

const refundsOf = (tx: Transaction, charge: Node) =>
  page(
    `/v1/charges/${charge.id}/refunds`,
    tx.list("refund").filter((refund) => refund.charge === charge.id),
    {},
  );

const expandPath = (tx: Transaction, node: Node, [head = "", ...rest]: string[], path: string): Node => {
  const value = head === "refunds" && node.object === "charge" ? refundsOf(tx, node) : node[head];
  if (value === undefined) throw invalidRequest(`This property cannot be expanded (${path}).`);
  const target = typeof value === "string" ? lookUp(tx, value) : value;
  if (target === undefined) throw invalidRequest(`This property cannot be expanded (${path}).`);
  if (target === null) return node;
  if (rest.length === 0) return { ...node, [head]: target };
  if (Array.isArray(target))
    return {
      ...node,
      [head]: target.map((item) => (isNode(item) ? expandPath(tx, item, rest, path) : item)),
    };
  return isNode(target) ? { ...node, [head]: expandPath(tx, target, rest, path) } : node;
};

/** Replaces ids by the objects they name along `expand[]` paths such as `latest_charge.balance_transaction`. */
export const expand = (tx: Transaction, body: object, paths: readonly string[]): object => {
  let expanded: Node = { ...body };
  for (const path of paths) {
    const segments = path.split(".");
    if (segments.length > MAX_DEPTH + (segments[0] === "data" ? 1 : 0))
      throw invalidRequest(`You cannot expand more than ${MAX_DEPTH} levels of a property (${path}).`);
    expanded = expandPath(tx, expanded, segments, path);
  }
  return expanded;
};
