import { createServer } from "node:http";
import * as sdk from "@vercel/blob";
import { put as clientPut, generateClientTokenFromReadWriteToken, handleUpload } from "@vercel/blob/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Stand, startStand } from "./testing";

let stand: Stand;
beforeEach(async () => {
  stand = await startStand();
});
afterEach(() => stand.close());

const access = "public" as const;

describe("client uploads", () => {
  const grant = (more = {}) =>
    generateClientTokenFromReadWriteToken({
      token: stand.service.env.BLOB_READ_WRITE_TOKEN ?? "",
      pathname: "p/photo.png",
      allowedContentTypes: ["image/*"],
      maximumSizeInBytes: 10,
      ...more,
    });

  it("hold a browser to what its token allows", async () => {
    const token = await grant();
    const blob = await clientPut("p/photo.png", "123", { access, token });
    expect(blob).toMatchObject({ pathname: "p/photo.png", contentType: "image/png" });
    const upload = (pathname: string, body: string, options = {}) =>
      clientPut(pathname, body, { access, token, ...options });
    await expect(upload("p/other.png", "1")).rejects.toThrow(sdk.BlobPathnameMismatchError);
    await expect(upload("p/photo.png", "1", { contentType: "text/html" })).rejects.toThrow(
      sdk.BlobContentTypeNotAllowedError,
    );
    const fresh = await grant({ allowOverwrite: true });
    await expect(upload("p/photo.png", "12345678901", { token: fresh })).rejects.toThrow(
      sdk.BlobFileTooLargeError,
    );
    await expect(upload("p/photo.png", "1")).rejects.toThrow("already exists");
    const late = await grant({ validUntil: Date.now() - 1 });
    await expect(upload("p/photo.png", "1", { token: late })).rejects.toThrow(
      sdk.BlobClientTokenExpiredError,
    );
    const forged = await generateClientTokenFromReadWriteToken({
      token: `${stand.service.env.BLOB_READ_WRITE_TOKEN}0`,
      pathname: "p/photo.png",
    });
    await expect(upload("p/photo.png", "1", { token: forged })).rejects.toThrow(sdk.BlobAccessError);
    await expect(sdk.list({ token })).rejects.toThrow("only be used for uploads");
    const suffixed = await upload("p/photo.png", "1", { token: await grant({ addRandomSuffix: true }) });
    expect(suffixed.pathname).toMatch(/^p\/photo-[A-Za-z0-9]{30}\.png$/);
  });

  it("tell the application when they are complete, again until it listens", async () => {
    const taken: unknown[] = [];
    let refusals = 2;
    const handle = (body: Parameters<typeof handleUpload>[0]["body"], headers: Record<string, string>) =>
      handleUpload({
        body,
        request: new Request("http://shop.test/api/upload", { headers }),
        onBeforeGenerateToken: async () => ({ callbackUrl: url, tokenPayload: "product-7" }),
        onUploadCompleted: async (payload) => void taken.push(payload),
      });
    const server = createServer(async (request, response) => {
      let text = "";
      for await (const chunk of request) text += chunk;
      if (refusals-- > 0) return response.writeHead(500).end();
      const signature = String(request.headers["x-vercel-signature"]);
      const result = await handle(JSON.parse(text), { "x-vercel-signature": signature }).catch(
        () => undefined,
      );
      response.writeHead(result ? 200 : 400).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}/`;
    const payload = { pathname: "done.png", clientPayload: null, multipart: false };
    const granted = await handle({ type: "blob.generate-client-token", payload }, {});
    const token = "clientToken" in granted ? granted.clientToken : "";
    const blob = await clientPut("done.png", "1", { access, token });
    await vi.waitFor(() => expect(taken).toEqual([{ blob, tokenPayload: "product-7" }]), { timeout: 5000 });
    server.close();
  });

  it("are open to pages of any origin", async () => {
    const preflight = await fetch(`${stand.service.url}/api/?pathname=x`, {
      method: "OPTIONS",
      headers: {
        origin: "http://localhost:3000",
        "access-control-request-method": "PUT",
        "access-control-request-headers": "authorization,x-api-version,x-content-type",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-methods")).toContain("PUT");
    expect(preflight.headers.get("access-control-allow-headers")).toContain("x-content-type");
    const refused = await fetch(`${stand.service.url}/api/?pathname=x`, { method: "PUT", body: "x" });
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([403, "*"]);
  });
});
