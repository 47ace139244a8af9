/** Every page whose policy carries a nonce, by its area; the build fails when one is missing here. */
const PAGES: Record<string, string> = {
  "": "cart favorites forgot-password reset-password sign-in sign-up",
  account: `. addresses favorites orders points privacy profile sessions
    wallet wallet/buy wallet/purchase/[orderId] wallet/top-up`,
  admin: `. api-keys audit backups backups/[key] campaigns campaigns/[id] campaigns/new carts categories
    dead-letters drill events events/[id] loyalty orders orders/[orderId] payments pipelines
    products products/[productId] products/import products/new promotion-codes
    purchases purchases/[orderId] rebuilds replays search topics users users/[userId] webhooks webhooks/[id]`,
  checkout: ". complete",
  order: "[orderId] [orderId]/open [orderId]/pay",
};

/** Their routes, as the build names them. */
export const PERSONAL_PAGES: readonly string[] = Object.entries(PAGES).flatMap(([area, pages]) =>
  pages.split(/\s+/).map((page) => `/${[area, page].filter((part) => part && part !== ".").join("/")}`),
);

const KNOWN = new RegExp(
  `^(${PERSONAL_PAGES.map((route) => route.replaceAll(/\[\w+\]/g, "[^/]+")).join("|")})$`,
);
/** Spelt in one way only. */
const PLAIN = /^(\/[\w-]+)+$/;
const CLIMBING = /(^|[\\/])\.+([\\/]|$)/;

/** The address with its percent signs resolved once, twice and so on. */
const resolutions = (pathname: string): string[] => {
  try {
    const resolved = decodeURIComponent(pathname);
    return resolved === pathname ? [pathname] : [pathname, ...resolutions(resolved)];
  } catch {
    return [pathname];
  }
};

/** Without endings, which the framework has its own of, doubled slashes and a slash at the end. */
const bare = (pathname: string): string =>
  pathname
    .replace(/\.segments\/.*$/, "")
    .replaceAll(/\.[^\\/]*/g, "")
    .replaceAll(/[\\/]+/g, "/")
    .replace(/\/$/, "");

/** Whether surely no page stands at this address, whatever the framework may take it for. */
export const leadsNowhere = (pathname: string): boolean =>
  PLAIN.test(pathname)
    ? !KNOWN.test(pathname)
    : resolutions(pathname).every(
        (address) => !CLIMBING.test(address) && !KNOWN.test(address) && !KNOWN.test(bare(address)),
      );
