import { findRecipient } from "@/lib/accounts/queries";
import { type Job, PermanentJobError } from "@/lib/events/job";
import { adoptOrders } from "@/lib/orders/adopt-orders";

/** Gives a person the orders that guests placed with the address that has just become theirs. */
export const guestOrders: Job = {
  effect: "transaction",
  async run(tx, _ctx, event) {
    if (event.type !== "account.verified" && event.type !== "account.email-changed")
      throw new PermanentJobError(`guest orders do not hear ${event.type}`);
    const person = await findRecipient(tx, { userId: event.data.userId });
    if (person) await adoptOrders(tx, { userId: person.id, email: person.email });
  },
};
