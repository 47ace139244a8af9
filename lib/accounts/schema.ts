import { z } from "zod";
import { Email } from "@/lib/checkout/schema";
import { Address as PostalAddress } from "@/lib/orders/schema";
import { passwordFault } from "./password-rules";
import { LANGUAGES } from "./rules";

/** A password that somebody chooses; what is typed to sign in is never judged by these rules. */
const NewPassword = z.string().superRefine((password, context) => {
  const fault = passwordFault(password);
  if (fault) context.addIssue({ code: "custom", message: fault });
});

const GivenPassword = z.string().min(1, "Enter your password.").max(200, "Use at most 200 characters.");

const Nickname = z
  .string()
  .trim()
  .min(1, "What may we call you?")
  .max(40, "Use at most 40 characters.")
  .regex(/^[^\p{Cc}\p{Cf}]*$/u, "Use letters, digits and ordinary signs.");

const Code = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "Enter the six digits of the mail."));

export const SignUp = z.strictObject({ email: Email, password: NewPassword, nickname: Nickname });
export type SignUp = z.output<typeof SignUp>;

export const Verification = z.strictObject({ email: Email, code: Code });
export const ForgottenPassword = z.strictObject({ email: Email });
export const PasswordReset = z.strictObject({ email: Email, code: Code, password: NewPassword });

/** A new address for one's account; with the password, of an account that has one. */
export const EmailChange = z.strictObject({ email: Email, password: GivenPassword.optional() });

export const Credentials = z.object({ email: Email, password: GivenPassword });
export const LinkToken = z.object({ token: z.string().regex(/^cod_[0-9A-Z]{26}\.[\w-]{43}$/) });

export const Accepted = z.strictObject({ message: z.string() });

export const Account = z.strictObject({
  id: z.string(),
  email: z.string(),
  nickname: z.string(),
  role: z.enum(["shopper", "admin"]),
  /** Of mails and number formats; BCP 47. */
  language: z.string(),
  preferredRetailers: z.array(z.string()),
  /** False for those who only ever signed in by a mailed link or with another service. */
  hasPassword: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type Account = z.output<typeof Account>;

const Retailer = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "Name retailers by their slug.");

/** A new password needs the one before, if there is one. */
export const AccountChange = z
  .strictObject({
    nickname: Nickname,
    language: z.enum(LANGUAGES, "Choose one of the languages."),
    preferredRetailers: z
      .array(Retailer)
      .max(50)
      .transform((slugs) => [...new Set(slugs)]),
    currentPassword: GivenPassword,
    newPassword: NewPassword,
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Name something to change.");
export type AccountChange = z.output<typeof AccountChange>;

/** The password, of an account that has one; others need to have signed in within the last 15 minutes. */
export const Closing = z.strictObject({ password: GivenPassword.optional() }).optional();

export const BookedAddress = z.strictObject({
  id: z.string(),
  ...PostalAddress.shape,
  isDefault: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type BookedAddress = z.output<typeof BookedAddress>;

export const NewAddress = z.strictObject({ ...PostalAddress.shape, isDefault: z.boolean().optional() });
export type NewAddress = z.output<typeof NewAddress>;

/** A field that may be left empty is taken away by null. */
export const AddressChange = z
  .strictObject({
    ...NewAddress.shape,
    line2: PostalAddress.shape.line2.nullable(),
    region: PostalAddress.shape.region.nullable(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Name something to change.");
export type AddressChange = z.output<typeof AddressChange>;

export const OpenSession = z.strictObject({
  id: z.string(),
  userAgent: z.string(),
  address: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** The session that asks. */
  current: z.boolean(),
});
export type OpenSession = z.output<typeof OpenSession>;
