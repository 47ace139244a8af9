import { readOpenApi } from "@/lib/http/endpoints/system";
import { openApiDocument } from "@/lib/http/openapi";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readOpenApi, async () => reply(200, openApiDocument())),
});
