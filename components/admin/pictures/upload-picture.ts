import { type Picture, UPLOAD_MAX_BYTES, UPLOAD_TYPES } from "@/lib/catalog/picture-rules";
import { type SignedUpload, sendFile } from "./send-file";

const POLL_MS = 700;
const PATIENCE_MS = 90_000;

export type UploadStep =
  | { at: "sending"; share: number }
  | { at: "encoding" }
  | { at: "ready" }
  | { at: "failed"; message: string };

const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
  const response = await fetch(path, init);
  const body = (await response.json().catch(() => null)) as (T & { detail?: string }) | null;
  if (!response.ok || !body)
    throw new Error(body?.detail ?? "The shop did not answer. Try again in a moment.");
  return body;
};

const post = <T>(path: string, body?: unknown): Promise<T> =>
  ask<T>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

/** Why this file need not even be sent; null when it may be. */
const faultOf = ({ type, size }: File): string | null => {
  if (!UPLOAD_TYPES.some((allowed) => allowed === type)) return "Choose a JPEG, PNG, WebP or AVIF picture.";
  return size > UPLOAD_MAX_BYTES ? `Choose a picture of at most ${UPLOAD_MAX_BYTES / 1e6} MB.` : null;
};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const settled = async (pictureId: string): Promise<Picture> => {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const { picture } = await ask<{ picture: Picture }>(`/api/admin/pictures/${pictureId}`);
    if (picture.status === "ready" || picture.status === "rejected") return picture;
    if (Date.now() > until) {
      throw new Error("The sizes take longer than usual. The picture appears by itself once they are made.");
    }
    await wait(POLL_MS);
  }
};

/** Brings a file to Blob and waits until its sizes are made, telling each step; every failure ends in words. */
export const uploadPicture = async (
  productId: string,
  file: File,
  tell: (step: UploadStep) => void,
): Promise<void> => {
  try {
    const fault = faultOf(file);
    if (fault) throw new Error(fault);
    tell({ at: "sending", share: 0 });
    const { picture, upload } = await post<{ picture: Picture; upload: SignedUpload }>(
      "/api/admin/pictures",
      {
        productId,
        contentType: file.type,
        size: file.size,
      },
    );
    await sendFile(upload, file, (share) => tell({ at: "sending", share }));
    tell({ at: "encoding" });
    await post(`/api/admin/pictures/${picture.pictureId}/uploaded`);
    const { status, reason } = await settled(picture.pictureId);
    tell(
      status === "ready" ? { at: "ready" } : { at: "failed", message: reason ?? "The picture was refused." },
    );
  } catch (error) {
    tell({ at: "failed", message: error instanceof Error ? error.message : String(error) });
  }
};
