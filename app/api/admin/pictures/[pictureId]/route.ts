import { findPicture } from "@/lib/catalog/upload-picture";
import * as endpoints from "@/lib/http/endpoints/pictures";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";

const UNKNOWN = problem("not-found", "There is no upload with this identifier.");

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.readPicture, async ({ ctx, params }) => {
    const picture = await findPicture(ctx.db, params.pictureId);
    return picture ? reply(200, { picture }) : UNKNOWN;
  }),
});
