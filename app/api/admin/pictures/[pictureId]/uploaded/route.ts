import { takeInUpload } from "@/lib/catalog/upload-picture";
import * as endpoints from "@/lib/http/endpoints/pictures";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(endpoints.pictureUploaded, async ({ ctx, params }) => {
    const taken = await takeInUpload(ctx, params.pictureId);
    return taken.ok ? reply(202, { picture: taken.value }) : taken.problem;
  }),
});
