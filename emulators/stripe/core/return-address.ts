type ReturnedIntent = { id: string; client_secret: string | null; status: string };

const REDIRECT_STATUS: Record<string, string> = {
  succeeded: "succeeded",
  requires_capture: "succeeded",
  processing: "pending",
};

/** The shop's `return_url` with the vendor's parameters, which tell it how the payment went. */
export const returnAddress = (
  returnUrl: string,
  kind: "payment_intent" | "setup_intent",
  intent: ReturnedIntent,
): string => {
  const url = new URL(returnUrl);
  url.searchParams.set(kind, intent.id);
  url.searchParams.set(`${kind}_client_secret`, intent.client_secret ?? "");
  url.searchParams.set("redirect_status", REDIRECT_STATUS[intent.status] ?? "failed");
  return url.href;
};
