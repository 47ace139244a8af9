import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { favorites } from "@/db/schema/catalog";

/** Forgets what a person liked, when they leave. */
export const forgetFavorites = async (tx: Transaction, userId: string): Promise<void> => {
  await tx.delete(favorites).where(eq(favorites.userId, userId));
};
