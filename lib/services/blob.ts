import { BlobNotFoundError, del, head, list, put } from "@vercel/blob";
import { generateClientTokenFromReadWriteToken, handleUpload } from "@vercel/blob/client";
import { env, requireEnv } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";

/** Longer than this and the store counts as away; the SDK itself would go on trying for minutes. */
const TIMEOUT_MS = 15_000;
/** Of the vendor's wire protocol, as the SDK of the same major version speaks it. */
const API_VERSION = "12";
const VENDOR_URL = "https://vercel.com/api/blob";

const options = () => ({
  token: requireEnv("BLOB_READ_WRITE_TOKEN"),
  abortSignal: AbortSignal.timeout(TIMEOUT_MS),
});

const call = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (cause) {
    throw new UnavailableError("blob", cause);
  }
};

/** A request that a browser may send as it is, once, to put a file where it says and nowhere else. */
export type SignedUpload = { method: "PUT"; url: string; headers: Record<string, string> };

/**
 * Lets a browser upload one file straight to Blob: of one of these types, at most so many bytes, until `validUntil` (ms).
 * When it is complete the vendor tells `callbackUrl`, with `payload` and a signature.
 */
export const signUpload = async (input: {
  pathname: string;
  contentType: string;
  maxBytes: number;
  validUntil: number;
  callbackUrl: string;
  payload: string;
}): Promise<SignedUpload> => {
  const readWriteToken = requireEnv("BLOB_READ_WRITE_TOKEN");
  const token = await generateClientTokenFromReadWriteToken({
    token: readWriteToken,
    pathname: input.pathname,
    allowedContentTypes: [input.contentType],
    maximumSizeInBytes: input.maxBytes,
    validUntil: input.validUntil,
    addRandomSuffix: false,
    onUploadCompleted: { callbackUrl: input.callbackUrl, tokenPayload: input.payload },
  });
  const query = new URLSearchParams({ pathname: input.pathname });
  return {
    method: "PUT",
    url: `${env.VERCEL_BLOB_API_URL ?? VENDOR_URL}/?${query}`,
    headers: {
      authorization: `Bearer ${token}`,
      "x-api-version": API_VERSION,
      "x-content-type": input.contentType,
      "x-vercel-blob-access": "public",
      "x-vercel-blob-store-id": readWriteToken.split("_")[3] ?? "",
    },
  };
};

/** The payload of a vendor's notice that an upload is complete; null when the vendor did not sign it. */
export const readUploadNotice = async (body: string, headers: Headers): Promise<string | null> => {
  let payload: string | null = null;
  try {
    const notice = JSON.parse(body) as Parameters<typeof handleUpload>[0]["body"];
    if (notice.type !== "blob.upload-completed") return null;
    await handleUpload({
      token: requireEnv("BLOB_READ_WRITE_TOKEN"),
      body: notice,
      request: new Request(env.APP_URL, { headers }),
      onBeforeGenerateToken: () => Promise.reject(new Error("only notices come here")),
      onUploadCompleted: async ({ tokenPayload }) => {
        payload = tokenPayload ?? null;
      },
    });
    return payload;
  } catch {
    return null;
  }
};

export type StoredBlob = { url: string; pathname: string; size: number; contentType: string };

/** What lies there, null when nothing does. */
export const findBlob = (pathname: string): Promise<StoredBlob | null> =>
  call(async () => {
    try {
      const { url, pathname: path, size, contentType } = await head(pathname, options());
      return { url, pathname: path, size, contentType };
    } catch (error) {
      if (error instanceof BlobNotFoundError) return null;
      throw error;
    }
  });

/** The names of all blobs that begin with this, in pieces and in their order. */
export async function* listBlobs(prefix: string): AsyncGenerator<string[]> {
  for (let cursor: string | undefined; ; ) {
    const page = await call(() => list({ ...options(), prefix, cursor, limit: 1000 }));
    yield page.blobs.map(({ pathname }) => pathname);
    if (!page.hasMore || !page.cursor) return;
    cursor = page.cursor;
  }
}

/** The bytes of a blob, null when it is gone. */
export const readBlob = (url: string): Promise<Uint8Array | null> =>
  call(async () => {
    const response = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`Blob answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  });

/** Puts bytes under this name for everybody to read; what lay there is replaced. Answers their address. */
export const putBlob = (pathname: string, bytes: Uint8Array, contentType: string): Promise<string> =>
  call(async () => {
    const { url } = await put(pathname, Buffer.from(bytes), {
      ...options(),
      access: "public",
      contentType,
      addRandomSuffix: false,
      allowOverwrite: true,
      cacheControlMaxAge: 365 * 24 * 60 * 60,
    });
    return url;
  });

/** Takes a blob away; one that is gone already stays gone. */
export const deleteBlob = (url: string): Promise<void> => call(() => del(url, options()));
