import type Stripe from "stripe";
import { invalidRequest, noSuch } from "@/emulators/stripe/core/failure";
import type { Params } from "@/emulators/stripe/core/form";
import { newId } from "@/emulators/stripe/core/ids";
import { flag, hash, mergeMetadata, text } from "@/emulators/stripe/core/params";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { moveBalance } from "./balance-transactions";
import { idOf } from "./references";

const DISPUTE_FEE = 1500;
const DAYS_TO_RESPOND_S = 7 * 86_400;
const CLOSED = ["won", "lost", "warning_closed"];

type Evidence = Stripe.Dispute.Evidence;

const NO_EVIDENCE: Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

const withdraw = (tx: Transaction, charge: Stripe.Charge, dispute: string, sign: 1 | -1): string =>
  moveBalance(tx, {
    type: "adjustment",
    amount: -sign * charge.amount,
    fee: sign === 1 ? DISPUTE_FEE : 0,
    currency: charge.currency,
    source: dispute,
    description:
      sign === 1 ? `Chargeback withdrawal for ${charge.id}` : `Chargeback reversal for ${charge.id}`,
  });

/** The cardholder's bank takes the money back until somebody decides. */
export const openDispute = (
  tx: Transaction,
  charge: Stripe.Charge,
  reason: "fraudulent" | "product_not_received",
): Stripe.Dispute => {
  const id = newId("du");
  const transaction = tx.get("balance_transaction", withdraw(tx, charge, id, 1));
  const dispute: Stripe.Dispute = {
    id,
    object: "dispute",
    amount: charge.amount,
    balance_transactions: transaction ? [transaction] : [],
    charge: charge.id,
    created: tx.now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: tx.now + DAYS_TO_RESPOND_S,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: idOf(charge.payment_intent),
    reason,
    status: "needs_response",
  };
  tx.put("dispute", dispute);
  tx.put("charge", { ...charge, disputed: true });
  tx.emit("charge.dispute.created", dispute);
  tx.emit("charge.dispute.funds_withdrawn", dispute);
  return dispute;
};

/** Money that a bank holds or has kept cannot be given back a second time. */
export const isChargedBack = (tx: Transaction, charge: Stripe.Charge): boolean =>
  charge.disputed && tx.list("dispute").some((row) => idOf(row.charge) === charge.id && row.status !== "won");

export const findDispute = (tx: Transaction, id: string): Stripe.Dispute => {
  const dispute = tx.get("dispute", id);
  if (!dispute) throw noSuch("dispute", id, "dispute");
  return dispute;
};

export const closeDispute = (
  tx: Transaction,
  dispute: Stripe.Dispute,
  status: "won" | "lost",
): Stripe.Dispute => {
  if (CLOSED.includes(dispute.status)) throw invalidRequest("This dispute is already closed");
  const charge = tx.get("charge", idOf(dispute.charge) ?? "");
  const returned = charge && status === "won" ? withdraw(tx, charge, dispute.id, -1) : undefined;
  const transaction = returned && tx.get("balance_transaction", returned);
  const closed: Stripe.Dispute = {
    ...dispute,
    status,
    balance_transactions: transaction
      ? [...dispute.balance_transactions, transaction]
      : dispute.balance_transactions,
  };
  tx.put("dispute", closed);
  tx.emit("charge.dispute.closed", closed);
  if (status === "won") tx.emit("charge.dispute.funds_reinstated", closed);
  return closed;
};

/** In test mode the texts `winning_evidence` and `losing_evidence` decide a dispute. */
export const updateDispute = (tx: Transaction, dispute: Stripe.Dispute, params: Params): Stripe.Dispute => {
  if (CLOSED.includes(dispute.status)) throw invalidRequest("This dispute is already closed");
  const evidence = hash(params, "evidence");
  const submits = evidence !== undefined && flag(params, "submit") !== false;
  const updated: Stripe.Dispute = {
    ...dispute,
    metadata: mergeMetadata(dispute.metadata, params),
    evidence: { ...dispute.evidence, ...(evidence as Partial<Evidence> | undefined) },
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: dispute.evidence_details.has_evidence || evidence !== undefined,
      submission_count: dispute.evidence_details.submission_count + (submits ? 1 : 0),
    },
    status: submits ? "under_review" : dispute.status,
  };
  tx.put("dispute", updated);
  tx.emit("charge.dispute.updated", updated);
  const verdict = evidence && text(evidence, "uncategorized_text");
  if (submits && verdict === "winning_evidence") return closeDispute(tx, updated, "won");
  if (submits && verdict === "losing_evidence") return closeDispute(tx, updated, "lost");
  return updated;
};
