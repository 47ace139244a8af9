import { ApiError, badRequest } from "./errors";
import type { Notices } from "./notices";
import { withRandomSuffix } from "./put-options";
import type { Store } from "./store";
import type { Part, PutOptions, Stored } from "./types";

/** Types that a browser would run scripts of. */
const MARKUP = new Set(["text/html", "application/xhtml+xml", "text/xml", "application/xml"]);

const bareType = (contentType: string) => contentType.split(";")[0]?.trim().toLowerCase() ?? "";

/** The type a blob is served with: markup goes out as plain text. */
export const servedType = (contentType: string): string =>
  MARKUP.has(bareType(contentType)) ? "text/plain; charset=utf-8" : contentType;

/** Only pictures are shown in place; all else is saved. */
export const disposition = (
  { pathname, contentType }: Pick<Stored, "pathname" | "contentType">,
  force = false,
) => {
  const name = pathname.split("/").pop() ?? pathname;
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  const encoded = plain === name ? "" : `; filename*=UTF-8''${encodeURIComponent(name)}`;
  const isShown = !force && bareType(contentType).startsWith("image/");
  return `${isShown ? "inline" : "attachment"}; filename="${plain}"${encoded}`;
};

/** The pathname that a URL's path stands for; one that is not well encoded names nothing. */
export const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
};

const encodePath = (pathname: string) => pathname.split("/").map(encodeURIComponent).join("/");

export type Objects = ReturnType<typeof createObjects>;

/** The operations on blobs, whatever route they come by. `origin`: scheme, host and port of the public URLs. */
export const createObjects = (store: Store, notices: Notices, origin: () => string) => {
  const urlOf = ({ access, pathname }: Pick<Stored, "access" | "pathname">) =>
    `${origin()}/${access}/${encodePath(pathname)}`;

  const present = (blob: Stored) => ({
    url: urlOf(blob),
    downloadUrl: `${urlOf(blob)}?download=1`,
    pathname: blob.pathname,
    contentType: blob.contentType,
    contentDisposition: disposition(blob),
    etag: blob.etag,
  });

  /** The blob that a URL or a pathname names. */
  const find = (urlOrPathname: string): Stored | undefined => {
    if (!/^https?:\/\//.test(urlOrPathname)) return store.blobs.get(urlOrPathname);
    const [, access, path = ""] = /^\/(public|private)\/(.+)$/.exec(new URL(urlOrPathname).pathname) ?? [];
    const blob = store.blobs.get(decodePath(path));
    return blob?.access === access ? blob : undefined;
  };

  const checkCondition = (existing: Stored | undefined, ifMatch: string | undefined) => {
    if (ifMatch === undefined) return;
    const bare = (etag: string | undefined) => etag?.replace(/^(W\/)?"|"$/g, "");
    if (bare(existing?.etag) === bare(ifMatch)) return;
    throw new ApiError(412, "precondition_failed", "Precondition failed: ETag mismatch.");
  };

  /** @throws ApiError when the name is taken or the condition does not hold */
  const checkPlace = ({ pathname, addRandomSuffix, allowOverwrite, ifMatch }: PutOptions) => {
    if (addRandomSuffix) return;
    const existing = store.blobs.get(pathname);
    checkCondition(existing, ifMatch);
    if (existing && !allowOverwrite && ifMatch === undefined) {
      throw badRequest(
        "This blob already exists; pass `allowOverwrite: true` to replace it or `addRandomSuffix: true` for a new name",
      );
    }
  };

  /** Makes written content a blob. The name is checked again, as another upload may have taken it meanwhile. */
  const place = async (options: PutOptions, { file, size, etag }: Part, uploadId?: string) => {
    try {
      checkPlace(options);
    } catch (cause) {
      await store.discard([file]);
      throw cause;
    }
    const { access, contentType, cacheControlMaxAge } = options;
    const pathname = options.addRandomSuffix ? withRandomSuffix(options.pathname) : options.pathname;
    const replaced = store.blobs.get(pathname);
    const blob = {
      pathname,
      access,
      file,
      size,
      contentType,
      cacheControlMaxAge,
      etag,
      uploadedAt: Date.now(),
    };
    const presented = present(blob);
    const notice = notices.prepare(options.callback, presented);
    await store.commit({ type: "put", blob, uploadId }, ...notice.changes);
    notice.send();
    if (replaced) await store.discard([replaced.file]);
    return presented;
  };

  const remove = async (pathnames: string[], ifMatch?: string) => {
    const blobs = pathnames.flatMap((pathname) => store.blobs.get(pathname) ?? []);
    if (ifMatch !== undefined) checkCondition(blobs[0], ifMatch);
    if (blobs.length === 0) return;
    await store.commit({ type: "removed", pathnames: blobs.map(({ pathname }) => pathname) });
    await store.discard(blobs.map(({ file }) => file));
  };

  return { present, urlOf, find, checkPlace, place, remove };
};
