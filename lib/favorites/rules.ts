/** Most hearts a guest's browser has; a further one lets the oldest go. */
export const MAX_GUEST_FAVORITES = 200;
/** How long a guest's hearts live, counted from the last change. */
export const GUEST_FAVORITES_LIFE_S = 90 * 24 * 60 * 60;
/** Most hearts of a person that one answer holds, the newest. */
export const MAX_LISTED_FAVORITES = 1000;

/** Whose favorites: a signed-in person's, and with them those that the browser gathered before; or a guest's by cookie. */
export type FavoritesOwner = { userId: string | null; cartId: string | null };
