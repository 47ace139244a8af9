/** Why a bank or a card network says no, as the API words it. */
export type Decline = {
  code: string;
  declineCode?: string;
  message: string;
  param?: string;
};

/** What happens when money is asked for with a payment method. */
export type Behaviour = {
  /** The bank refuses; after a passed challenge when there is one. */
  decline?: Decline;
  /** The cardholder has to pass 3-D Secure first. */
  challenge?: boolean;
  /** The bank answers later; `never` waits for a word from outside. */
  settles?: "succeeds" | "fails" | "never";
  dispute?: "fraudulent" | "product_not_received";
  refund?: "pending" | "fails";
  cvcCheck?: "fail";
};

const declined = (declineCode: string, message = "Your card was declined."): Decline => ({
  code: "card_declined",
  declineCode,
  message,
});

const INSUFFICIENT_FUNDS = declined("insufficient_funds", "Your card has insufficient funds.");
const PROCESSING_ERROR: Decline = {
  code: "processing_error",
  declineCode: "processing_error",
  message: "An error occurred while processing your card. Try again in a little bit.",
};

const bankSays = (code: string, message: string): Behaviour => ({
  settles: "fails",
  decline: { code, message },
});

const BEHAVIOURS = {
  succeed: {},
  generic_decline: { decline: declined("generic_decline") },
  insufficient_funds: { decline: INSUFFICIENT_FUNDS },
  lost_card: { decline: declined("lost_card") },
  stolen_card: { decline: declined("stolen_card") },
  fraudulent: { decline: declined("fraudulent") },
  velocity_exceeded: {
    decline: declined(
      "card_velocity_exceeded",
      "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
    ),
  },
  expired_card: {
    decline: {
      code: "expired_card",
      declineCode: "expired_card",
      message: "Your card has expired.",
      param: "exp_month",
    },
  },
  incorrect_cvc: {
    decline: {
      code: "incorrect_cvc",
      declineCode: "incorrect_cvc",
      message: "Your card's security code is incorrect.",
      param: "cvc",
    },
    cvcCheck: "fail",
  },
  processing_error: { decline: PROCESSING_ERROR },
  not_a_test_card: {
    decline: declined(
      "test_mode_live_card",
      "Your card was declined. Your request was in test mode, but used a non test card.",
    ),
  },
  three_d_secure: { challenge: true },
  three_d_secure_then_decline: { challenge: true, decline: declined("generic_decline") },
  three_d_secure_then_insufficient_funds: { challenge: true, decline: INSUFFICIENT_FUNDS },
  three_d_secure_then_processing_error: { challenge: true, decline: PROCESSING_ERROR },
  dispute_fraudulent: { dispute: "fraudulent" },
  dispute_product_not_received: { dispute: "product_not_received" },
  refund_pending: { refund: "pending" },
  refund_fails: { refund: "fails" },
  bank_succeeds: { settles: "succeeds", refund: "pending" },
  bank_never_settles: { settles: "never" },
  bank_account_closed: bankSays("account_closed", "The customer's bank account has been closed."),
  bank_no_account: bankSays("no_account", "The bank account could not be located."),
  bank_insufficient_funds: bankSays("insufficient_funds", "The bank account has insufficient funds."),
  bank_debit_not_authorized: bankSays("debit_not_authorized", "The customer has not authorized this debit."),
  bank_dispute: { settles: "succeeds", dispute: "fraudulent" },
} as const satisfies Record<string, Behaviour>;

export type BehaviourName = keyof typeof BEHAVIOURS;

const isName = (name: string): name is BehaviourName => Object.hasOwn(BEHAVIOURS, name);

export const behaviourNamed = (name: string | undefined): Behaviour =>
  name !== undefined && isName(name) ? BEHAVIOURS[name] : BEHAVIOURS.succeed;
