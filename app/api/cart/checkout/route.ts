import { checkoutCart } from "@/lib/http/endpoints/checkout";
import { handle, route } from "@/lib/http/route";
import { answerCheckout } from "@/lib/http/start-checkout";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(checkoutCart, answerCheckout),
});
