import { clearFilter, setFilter } from "@/lib/http/endpoints/pipelines";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { clearFilter as removeFilter, setFilter as writeFilter } from "@/lib/pipelines/set-filter";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  PUT: handle(setFilter, async ({ ctx, params, body }) => {
    const set = await writeFilter(ctx, params.name, body);
    return set.ok ? reply(200, { filter: set.value }) : set.problem;
  }),
  DELETE: handle(clearFilter, async ({ ctx, params }) => reply(200, await removeFilter(ctx, params.name))),
});
