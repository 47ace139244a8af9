import { z } from "zod";
import {
  Accepted,
  Account,
  AccountChange,
  AddressChange,
  BookedAddress,
  Closing,
  ForgottenPassword,
  NewAddress,
  OpenSession,
  PasswordReset,
  SignUp,
  Verification,
} from "@/lib/accounts/schema";
import { endpoint } from "../endpoint";

const TAG = "Accounts";
const accepted = { 202: { description: "Taken in, whoever the address belongs to", schema: Accepted } };
const done = { 204: { description: "Done", schema: null } };
const wholeAccount = {
  200: { description: "The account as it is now", schema: z.strictObject({ user: Account }) },
};
const AddressAnswer = z.strictObject({ address: BookedAddress });
const Path = z.strictObject({ id: z.string().min(1).max(100) });

export const signUp = endpoint({
  operation: "POST /api/users",
  tag: TAG,
  summary: "Signs up; a six-digit code goes out by mail, the same answer whether or not the address is taken",
  body: SignUp,
  responses: accepted,
  rateLimit: "code",
});

export const verify = endpoint({
  operation: "POST /api/users/verify",
  tag: TAG,
  summary: "Makes the account of the sign-up that the code was mailed for; 15 minutes, 5 tries, once",
  body: Verification,
  responses: done,
  problems: ["invalid-code"],
  rateLimit: "code",
});

export const forgot = endpoint({
  operation: "POST /api/users/forgot",
  tag: TAG,
  summary: "Asks for a code to choose a new password with; unknown addresses answer the same",
  body: ForgottenPassword,
  responses: accepted,
  rateLimit: "code",
});

export const reset = endpoint({
  operation: "POST /api/users/reset",
  tag: TAG,
  summary: "Takes a new password from whoever has the code, and ends all sessions",
  body: PasswordReset,
  responses: done,
  problems: ["invalid-code"],
  rateLimit: "code",
});

export const readAccount = endpoint({
  operation: "GET /api/users/me",
  tag: TAG,
  summary: "One's own account",
  responses: wholeAccount,
});

export const changeAccount = endpoint({
  operation: "PATCH /api/users/me",
  tag: TAG,
  summary: "Changes one's account; a new password asks for the current one and ends the other sessions",
  body: AccountChange,
  responses: wholeAccount,
  problems: ["rate-limited", "forbidden"],
  rateLimit: "account",
});

export const closeAccount = endpoint({
  operation: "DELETE /api/users/me",
  tag: TAG,
  summary: "Closes one's account for good: orders stay without a name, everything else personal goes",
  body: Closing,
  responses: done,
  problems: ["rate-limited", "forbidden"],
  rateLimit: "account",
});

export const exportAccount = endpoint({
  operation: "GET /api/users/me/export",
  tag: TAG,
  summary: "Everything the shop holds about one, as one file",
  responses: {
    200: {
      description: "A JSON file to keep",
      schema: z.looseObject({
        exportedAt: z.iso.datetime(),
        user: Account,
        addresses: z.array(BookedAddress),
        sessions: z.array(OpenSession),
      }),
    },
  },
  rateLimit: "account",
});

export const readAddresses = endpoint({
  operation: "GET /api/users/me/addresses",
  tag: TAG,
  summary: "One's address book, the default first",
  responses: {
    200: { description: "All addresses", schema: z.strictObject({ addresses: z.array(BookedAddress) }) },
  },
});

export const addAddress = endpoint({
  operation: "POST /api/users/me/addresses",
  tag: TAG,
  summary: "Adds an address; the first one is the default",
  body: NewAddress,
  responses: { 201: { description: "The address", schema: AddressAnswer } },
  problems: ["conflict"],
  rateLimit: "account",
  idempotent: true,
});

export const changeAddress = endpoint({
  operation: "PATCH /api/users/me/addresses/{id}",
  tag: TAG,
  summary: "Changes what is named; null takes an optional part away",
  params: Path,
  body: AddressChange,
  responses: { 200: { description: "The address as it is now", schema: AddressAnswer } },
  problems: ["not-found"],
  rateLimit: "account",
});

export const removeAddress = endpoint({
  operation: "DELETE /api/users/me/addresses/{id}",
  tag: TAG,
  summary: "Removes an address",
  params: Path,
  responses: done,
  problems: ["not-found"],
  rateLimit: "account",
});

export const readSessions = endpoint({
  operation: "GET /api/users/me/sessions",
  tag: TAG,
  summary: "Where one is signed in, the most recently used first",
  responses: {
    200: { description: "All open sessions", schema: z.strictObject({ sessions: z.array(OpenSession) }) },
  },
});

export const endSession = endpoint({
  operation: "DELETE /api/users/me/sessions/{id}",
  tag: TAG,
  summary: "Ends a session, at once",
  params: Path,
  responses: done,
  problems: ["not-found"],
  rateLimit: "account",
});
