import { z } from "zod";
import { productId } from "@/lib/catalog/input";
import { PICTURE_STATUSES, UPLOAD_MAX_BYTES, UPLOAD_TYPES } from "@/lib/catalog/picture-rules";
import { endpoint } from "../endpoint";

const TAG = "Pictures";
const PicturePath = z.strictObject({ pictureId: z.string().min(1).max(100) });
const PictureAnswer = z.strictObject({
  picture: z.strictObject({
    pictureId: z.string(),
    productId: z.string(),
    status: z.enum(PICTURE_STATUSES),
    imageUrl: z.string().nullable(),
    reason: z.string().nullable(),
  }),
});

export const requestPicture = endpoint({
  operation: "POST /api/admin/pictures",
  tag: TAG,
  summary: "Allows one picture of a product to be uploaded straight to Blob",
  body: z.strictObject({
    productId,
    contentType: z.enum(UPLOAD_TYPES, "Choose a JPEG, PNG, WebP or AVIF picture."),
    size: z
      .int()
      .min(1)
      .max(UPLOAD_MAX_BYTES, `A picture may have at most ${UPLOAD_MAX_BYTES / 1e6} MB.`),
  }),
  responses: {
    201: {
      description: "The request that the browser sends with the file as its body, within ten minutes",
      schema: PictureAnswer.extend({
        upload: z.strictObject({
          method: z.literal("PUT"),
          url: z.string(),
          headers: z.record(z.string(), z.string()),
        }),
      }),
    },
  },
  problems: ["unknown-product"],
  rateLimit: "admin-write",
});

export const readPicture = endpoint({
  operation: "GET /api/admin/pictures/{pictureId}",
  tag: TAG,
  summary: "How far an uploaded picture has come",
  params: PicturePath,
  responses: { 200: { description: "The upload", schema: PictureAnswer } },
});

export const pictureUploaded = endpoint({
  operation: "POST /api/admin/pictures/{pictureId}/uploaded",
  tag: TAG,
  summary: "Says that the file lies in Blob; its sizes are made by a job",
  params: PicturePath,
  responses: { 202: { description: "It is being worked on", schema: PictureAnswer } },
  problems: ["conflict", "unavailable"],
  rateLimit: "admin-write",
});

export const pictureNotice = endpoint({
  operation: "POST /api/admin/pictures/notice",
  tag: TAG,
  summary: "Blob says that an upload is complete; Blob alone may call",
  rawBody: true,
  responses: { 200: { description: "Taken in", schema: z.strictObject({}) } },
  problems: ["invalid-signature", "not-found", "conflict"],
});
