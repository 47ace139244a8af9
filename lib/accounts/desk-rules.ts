import { z } from "zod";

const word = z.string().trim().max(200).optional().catch(undefined);

export const USER_STATES = ["active", "deactivated", "closed"] as const;
export type UserState = (typeof USER_STATES)[number];

/** The address of the table of people; what it cannot read it passes over, so that no bookmark ever fails. */
export const DeskUserFilter = z.object({
  q: word,
  role: z.enum(["shopper", "admin"]).optional().catch(undefined),
  state: z.enum(USER_STATES).optional().catch(undefined),
  after: z.string().max(2000).optional().catch(undefined),
});
export type DeskUserFilter = z.output<typeof DeskUserFilter>;

/** A person as the desk sees them. */
export const DeskUser = z.strictObject({
  id: z.string(),
  email: z.string(),
  nickname: z.string(),
  role: z.enum(["shopper", "admin"]),
  state: z.enum(USER_STATES),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  openSessions: z.int().nonnegative(),
});
export type DeskUser = z.output<typeof DeskUser>;
