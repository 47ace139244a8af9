import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readBody } from "./input";

const endpoint = {
  operation: "DELETE /api/cart",
  tag: "Cart",
  summary: "Takes something or everything out of the cart",
  body: z.strictObject({ productId: z.string() }).optional(),
  responses: {},
} as const;

/** As servers hand on what came over HTTP: there is a body to read even where nothing was sent. */
const overHttp = (text: string, headers: Record<string, string> = {}): Request =>
  new Request("http://localhost:3000/api/cart", {
    method: "DELETE",
    headers,
    body: new ReadableStream<Uint8Array>({
      start(stream) {
        if (text) stream.enqueue(new TextEncoder().encode(text));
        stream.close();
      },
    }),
    duplex: "half",
  } as RequestInit);

const slugOf = async (request: Request): Promise<string> => {
  const body = await readBody(endpoint, request);
  return body.ok ? "taken" : body.problem.slug;
};

describe("a body over HTTP", () => {
  test("that is not there needs no media type", async () => {
    expect(await slugOf(overHttp(""))).toBe("taken");
    expect(await readBody(endpoint, overHttp(""))).toEqual({
      ok: true,
      value: { raw: "", value: undefined },
    });
  });

  test("that is there must be said to be JSON", async () => {
    expect(await slugOf(overHttp('{"productId":"x"}'))).toBe("unsupported-media-type");
    expect(await slugOf(overHttp("a=1", { "content-type": "text/plain" }))).toBe("unsupported-media-type");
    expect(await slugOf(overHttp('{"productId":"x"}', { "content-type": "application/json" }))).toBe("taken");
  });
});
