import type { route } from "@/lib/http/route";

type Routes = ReturnType<typeof route>;

export type Answer = { status: number; headers: Headers; body: unknown };

/** Calls a route file as the framework would; `path` begins after `/api`. */
export const callRoute = async (
  routes: Routes,
  request: {
    method?: keyof Routes;
    path: string;
    params?: Record<string, string>;
    /** A string goes out as it is, anything else as JSON. */
    body?: unknown;
    headers?: Record<string, string>;
  },
): Promise<Answer> => {
  const { method = "GET", path, params = {}, body, headers = {} } = request;
  const response = await routes[method](
    new Request(`http://localhost:3000/api${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
    }),
    { params: Promise.resolve(params) },
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
};

/** The slug that a problem document's `type` ends in. */
export const problemOf = ({ body }: Answer): string | undefined =>
  (body as { type?: string } | null)?.type?.split("/").at(-1);
