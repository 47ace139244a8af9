"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { changeFavorite } from "@/lib/http/favorites-door";
import { readPageCall } from "@/lib/http/page-call";
import { cookieAttributes } from "@/lib/http/reply";
import { UnavailableError } from "@/lib/kernel/errors";
import { FavoriteForm } from "./schema";

/** The word that tells the page of favorites what went wrong; null when nothing did. */
const perform = async (form: FormData): Promise<string | null> => {
  const input = FavoriteForm.safeParse(Object.fromEntries(form));
  if (!input.success) return "bad-request";
  try {
    const { result, cookies: kept } = await changeFavorite(await readPageCall(), input.data);
    if (!result.ok) return result.problem.slug;
    const jar = await cookies();
    for (const { name, value, maxAge, httpOnly } of kept) {
      jar.set({ ...cookieAttributes(maxAge), name, value, httpOnly });
    }
    return null;
  } catch (error) {
    if (error instanceof UnavailableError) return "unavailable";
    throw error;
  }
};

/** Where a heart without script lands, whatever page it was sent from. */
export const setFavoriteAction = async (form: FormData): Promise<void> => {
  const problem = await perform(form);
  redirect(problem ? `/favorites?problem=${problem}` : "/favorites");
};
