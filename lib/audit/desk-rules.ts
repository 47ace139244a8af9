import { z } from "zod";

const word = z.string().trim().max(200).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** The address of the audit log; what it cannot read it passes over. `q` is a subject. Days are UTC. */
export const DeskAuditFilter = z.object({
  q: word,
  action: word,
  actor: word,
  from: day,
  to: day,
  after: z.string().max(100).optional().catch(undefined),
});
export type DeskAuditFilter = z.output<typeof DeskAuditFilter>;

/** What entries are about, by the part of the action before its dot. */
export const AUDIT_KINDS = [
  { value: "product", label: "Products" },
  { value: "category", label: "Categories" },
  { value: "topic", label: "Topics" },
  { value: "order", label: "Orders" },
  { value: "user", label: "Users" },
  { value: "api-key", label: "API keys" },
  { value: "promotion-code", label: "Promotion codes" },
  { value: "campaign", label: "Campaigns" },
  { value: "wallet", label: "Wallets" },
  { value: "points", label: "Points" },
  { value: "purchase", label: "Quick buys" },
  { value: "dead-letter", label: "Dead letters" },
  { value: "pipeline", label: "Pipelines" },
  { value: "backup", label: "Backups" },
  { value: "projection", label: "Rebuilds" },
  { value: "drill", label: "The drill" },
  { value: "webhook", label: "Webhooks" },
  { value: "refund", label: "Refunds" },
  { value: "account", label: "Accounts" },
  { value: "search", label: "Search" },
] as const;
