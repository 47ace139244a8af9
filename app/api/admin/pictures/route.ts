import { requestUpload } from "@/lib/catalog/upload-picture";
import * as endpoints from "@/lib/http/endpoints/pictures";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(endpoints.requestPicture, async ({ ctx, body }) => {
    const requested = await requestUpload(ctx, body);
    return requested.ok ? reply(201, requested.value) : requested.problem;
  }),
});
