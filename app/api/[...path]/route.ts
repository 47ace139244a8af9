import { identifyCaller, readCookies } from "@/lib/http/caller";
import { problemResponse } from "@/lib/http/reply";
import { problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";

const answer = async (request: Request): Promise<Response> => {
  const caller = await identifyCaller(request, readCookies(request));
  const cause =
    "slug" in caller ? caller : problem("not-found", "The API has no such address. See /api/openapi.json.");
  return problemResponse(cause, { "X-Request-Id": createId("req") });
};

export {
  answer as GET,
  answer as POST,
  answer as PUT,
  answer as PATCH,
  answer as DELETE,
  answer as HEAD,
  answer as OPTIONS,
};
