import { takeInUpload } from "@/lib/catalog/upload-picture";
import * as endpoints from "@/lib/http/endpoints/pictures";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";
import { readUploadNotice } from "@/lib/services/blob";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(endpoints.pictureNotice, async ({ ctx, rawBody, request }) => {
    const pictureId = await readUploadNotice(rawBody, request.headers);
    if (!pictureId) return problem("invalid-signature", "Blob did not sign this notice.");
    const taken = await takeInUpload(ctx, pictureId);
    return taken.ok ? reply(200, {}) : taken.problem;
  }),
});
