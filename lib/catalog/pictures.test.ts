import sharp from "sharp";
import { beforeEach, describe, expect, test } from "vitest";
import { createContext } from "@/lib/events/context";
import type { ShopEvent } from "@/lib/events/types";
import { findBlob, readUploadNotice } from "@/lib/services/blob";
import { encodePicture } from "@/lib/services/image-codec";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { pictureEncoding } from "./encode-picture";
import { forgetUploads } from "./forget-uploads";
import { pictureSources } from "./picture-rules";
import { findProduct } from "./queries";
import { findLastPicture, findPictureRow, requestUpload, takeInUpload } from "./upload-picture";

const db = useDatabase();
const context = () => createContext(db(), "user:admin");
let productId = "";

beforeEach(async () => {
  const [row] = await addProducts(db(), [{ name: "Photo", slug: crypto.randomUUID() }]);
  productId = row?.id ?? "";
});

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#d43d26" } });

/** Asks for an upload and sends these bytes as a browser would; answers the picture's id and Blob's status. */
const upload = async (bytes: Uint8Array, contentType: "image/jpeg" | "image/png" = "image/jpeg") => {
  const requested = await requestUpload(context(), { productId, contentType });
  if (!requested.ok) throw new Error(requested.problem.detail);
  const { picture, upload: signed } = requested.value;
  const sent = await fetch(signed.url, {
    method: signed.method,
    headers: signed.headers,
    body: Buffer.from(bytes),
  });
  return { pictureId: picture.pictureId, status: sent.status };
};

const runJob = async (pictureId: string) => {
  if (pictureEncoding.effect !== "external") throw new Error("the job's effect is outside of Postgres");
  const event = { type: "picture.uploaded", data: { productId, pictureId } } as ShopEvent;
  await pictureEncoding.run(context(), event, "dlv_test");
};

describe("an uploaded picture", () => {
  test("becomes its product's in every size and format, and its original goes", async () => {
    const { pictureId, status } = await upload(await photo(1600, 1200).jpeg().toBuffer());
    expect(status).toBe(200);
    expect(await takeInUpload(context(), pictureId)).toMatchObject({
      ok: true,
      value: { status: "uploaded" },
    });
    await runJob(pictureId);
    const product = (await findProduct(db(), productId))?.product;
    expect(product?.imageUrl).toMatch(new RegExp(`/pictures/${pictureId}-1024\\.webp$`));
    const sources = pictureSources(product?.imageUrl ?? "");
    for (const [format, set] of Object.entries(sources ?? {})) {
      for (const [address = ""] of set.split(", ").map((entry) => entry.split(" "))) {
        const file = await fetch(address);
        expect(file.headers.get("content-type")).toBe(`image/${format}`);
        expect(await sharp(await file.arrayBuffer()).metadata()).toMatchObject({
          height: Number(/-(\d+)\./.exec(address)?.[1]),
        });
      }
    }
    const row = await findPictureRow(db(), pictureId);
    expect(await findBlob(row?.pathname ?? "")).toBeNull();
    const before = product?.updatedAt;
    await runJob(pictureId);
    expect((await findProduct(db(), productId))?.product.updatedAt).toBe(before);
  });

  test("that only says it is one is rejected with why, and the product keeps its picture", async () => {
    const { pictureId } = await upload(new TextEncoder().encode("GIF89a, or so it says"));
    await takeInUpload(context(), pictureId);
    await runJob(pictureId);
    expect(await findLastPicture(db(), productId)).toMatchObject({
      status: "rejected",
      reason: "The file is no picture, or it is damaged.",
    });
    expect((await findProduct(db(), productId))?.product.imageUrl).toBe("/art/1f381");
  });

  test("counts only once it is there, whoever says so how often", async () => {
    const requested = await requestUpload(context(), { productId, contentType: "image/png" });
    const pictureId = requested.ok ? requested.value.picture.pictureId : "";
    expect(await takeInUpload(context(), pictureId)).toMatchObject({
      ok: false,
      problem: { slug: "conflict" },
    });
    const there = await upload(await photo(400, 400).jpeg().toBuffer());
    const said = await Promise.all([
      takeInUpload(context(), there.pictureId),
      takeInUpload(context(), there.pictureId),
    ]);
    expect(said.every((answer) => answer.ok)).toBe(true);
    expect(await takeInUpload(context(), "pic_unknown")).toMatchObject({ ok: false });
  });

  test("that nobody spoke of for a day is forgotten with its file; others stay", async () => {
    const { pictureId } = await upload(await photo(300, 300).jpeg().toBuffer());
    const pathname = (await findPictureRow(db(), pictureId))?.pathname ?? "";
    const tomorrow = { ...context(), now: new Date(Date.now() + 25 * 60 * 60_000) };
    await forgetUploads(context());
    expect(await findPictureRow(db(), pictureId)).toBeDefined();
    await forgetUploads(tomorrow);
    expect(await findPictureRow(db(), pictureId)).toBeUndefined();
    expect(await findBlob(pathname)).toBeNull();
  });

  test("can be put nowhere else, and no notice counts that Blob did not sign", async () => {
    const requested = await requestUpload(context(), { productId, contentType: "image/png" });
    if (!requested.ok) throw new Error("refused");
    const { url, headers } = requested.value.upload;
    const elsewhere = url.replace(/pathname=.*/, "pathname=pictures%2Fother.png");
    const refused = await fetch(elsewhere, { method: "PUT", headers, body: "x" });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    const { pictureId } = requested.value.picture;
    const payload = { blob: {}, tokenPayload: pictureId };
    const notice = JSON.stringify({ type: "blob.upload-completed", payload });
    expect(await readUploadNotice(notice, new Headers({ "x-vercel-signature": "0".repeat(64) }))).toBeNull();
    expect(await readUploadNotice("{", new Headers())).toBeNull();
  });
});

describe("the codec", () => {
  test("turns a picture upright and forgets what the camera noted", async () => {
    const taken = await photo(600, 300)
      .withExif({ IFD0: { Copyright: "someone" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const encoded = await encodePicture(taken);
    const files = "files" in encoded ? encoded.files : [];
    expect(files).toHaveLength(6);
    const largest = await sharp(files.at(-2)?.bytes).metadata();
    expect(largest).toMatchObject({ width: 300, height: 600 });
    expect(largest.exif).toBeUndefined();
  });

  test.each([
    ["too small", () => photo(100, 400).png().toBuffer()],
    [
      "a drawing",
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"/>'),
    ],
    [
      "moving",
      () =>
        sharp(Buffer.alloc(300 * 600 * 3), { raw: { width: 300, height: 600, channels: 3, pageHeight: 300 } })
          .gif()
          .toBuffer(),
    ],
    ["cut off", async () => (await photo(800, 800).jpeg().toBuffer()).subarray(0, 2000)],
    ["empty", async () => Buffer.alloc(0)],
  ])("refuses a file that is %s", async (_, make) => {
    expect(await encodePicture(await make())).toMatchObject({ refused: expect.any(String) });
  });
});
