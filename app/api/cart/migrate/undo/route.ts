import { undoingMigration } from "@/lib/http/cart-door";
import { undoMigration } from "@/lib/http/endpoints/cart";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(undoMigration, undoingMigration),
});
