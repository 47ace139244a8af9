/** What may be uploaded, by what the browser says; the job judges the bytes themselves. */
export const UPLOAD_TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;
export const UPLOAD_MAX_BYTES = 15_000_000;

export const PICTURE_STATUSES = ["waiting", "uploaded", "ready", "rejected"] as const;

/** An upload of a picture and how far it has come. `reason` says why one was rejected. */
export type Picture = {
  pictureId: string;
  productId: string;
  status: (typeof PICTURE_STATUSES)[number];
  imageUrl: string | null;
  reason: string | null;
};

/** The name in Blob that all sizes of a picture begin with. */
export const pictureStem = (pictureId: string): string => `pictures/${pictureId}`;

const UPLOADED = /^(.*\/pictures\/pic_[0-9A-Z]{26})-1024\.webp$/;

/** The addresses of an uploaded picture's sizes, from the one that a product carries; null for any other picture. */
export const pictureSources = (imageUrl: string): { avif: string; webp: string } | null => {
  const stem = UPLOADED.exec(imageUrl)?.[1];
  if (!stem) return null;
  const set = (format: string) =>
    [256, 512, 1024].map((size) => `${stem}-${size}.${format} ${size}w`).join(", ");
  return { avif: set("avif"), webp: set("webp") };
};
