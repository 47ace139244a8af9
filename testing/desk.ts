import { vi } from "vitest";

/** The headers of the request that a page or a server action believes to answer. */
const request = vi.hoisted(() => ({ headers: new Headers() }));

vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({ set: () => undefined }),
}));
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  after: () => undefined,
  connection: async () => undefined,
}));

/** From now on pages and server actions are asked with these headers; without any by a guest. */
export const askAs = (headers: Record<string, string> = {}): void => {
  request.headers = new Headers(headers);
};

/** A form as a browser would send it; a list is several fields of one name. */
export const formOf = (fields: Record<string, string | string[]>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) form.append(name, each);
  }
  return form;
};
