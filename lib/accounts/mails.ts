import { env } from "@/lib/kernel/env";
import { escapeHtml } from "@/lib/kernel/html";
import type { Mail } from "@/lib/services/mail";

type Letter = {
  to: string;
  subject: string;
  /** Heading, then paragraphs. */
  title: string;
  lines: string[];
  /** Shown big, to be typed. */
  code?: string;
  button?: { label: string; href: string };
  /** After the button. */
  closing: string;
};

const asText = ({ title, lines, code, button, closing }: Letter): string =>
  [title, ...lines, code, button && `${button.label}: ${button.href}`, closing].filter(Boolean).join("\n\n");

const paragraph = (text: string, look = "") => `<p style="margin:0 0 16px;${look}">${escapeHtml(text)}</p>`;

const CODE_LOOK =
  "font:800 34px/1 monospace;letter-spacing:8px;background:#F4EFE4;border-radius:16px;padding:20px 24px";
const BUTTON_LOOK =
  "display:inline-block;margin:4px 0 24px;background:#1C5B3A;color:#fff;text-decoration:none;font-weight:700;border-radius:999px;padding:12px 24px";

const asHtml = ({ title, lines, code, button, closing }: Letter): string =>
  `<!doctype html><html lang="en"><body style="margin:0;background:#FBF8F1;color:#18251D;font:16px/1.5 sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 20px">
<p style="margin:0 0 24px;font-size:24px;font-weight:800;color:#1C5B3A">mercat</p>
<h1 style="margin:0 0 16px;font-size:26px">${escapeHtml(title)}</h1>
${lines.map((line) => paragraph(line)).join("\n")}
${code ? paragraph(code, CODE_LOOK) : ""}
${button ? `<a href="${escapeHtml(button.href)}" style="${BUTTON_LOOK}">${escapeHtml(button.label)}</a>` : ""}
${paragraph(closing, "color:#637067;font-size:14px")}
</div></body></html>`;

const write = (letter: Letter): Mail => ({
  to: letter.to,
  subject: letter.subject,
  text: asText(letter),
  html: asHtml(letter),
});

const NOT_YOU = "If this was not you, you can leave this mail alone: nothing happens without the code.";

export const signUpMail = (to: string, code: string): Mail =>
  write({
    to,
    subject: `${code} is your code for Mercat`,
    title: "Welcome to the market",
    lines: ["Type this code where you signed up. It is good for 15 minutes and works once."],
    code,
    closing: NOT_YOU,
  });

export const alreadyJoinedMail = (to: string): Mail =>
  write({
    to,
    subject: "You already have an account at Mercat",
    title: "You already have an account",
    lines: [
      "Somebody, probably you, just tried to sign up at Mercat with this address. There is an account for it already, so we made no second one.",
      `Sign in at ${env.APP_URL}/sign-in, or choose a new password at ${env.APP_URL}/forgot-password.`,
    ],
    button: { label: "Sign in", href: `${env.APP_URL}/sign-in` },
    closing: "If this was not you, you need to do nothing: your account is as it was.",
  });

export const resetMail = (to: string, code: string): Mail =>
  write({
    to,
    subject: `${code} is your code for a new password`,
    title: "Choose a new password",
    lines: ["Type this code where you asked for it. It is good for 15 minutes and works once."],
    code,
    closing: NOT_YOU,
  });

export const changeMail = (to: string, code: string): Mail =>
  write({
    to,
    subject: `${code} is your code for a new address`,
    title: "Use this address at Mercat",
    lines: [
      "Somebody, probably you, wants an account at Mercat to have this address. Type this code where you asked for it. It is good for 15 minutes and works once.",
    ],
    code,
    closing: NOT_YOU,
  });

export const addressTakenMail = (to: string): Mail =>
  write({
    to,
    subject: "There is an account at Mercat with this address",
    title: "This address has an account already",
    lines: [
      "Somebody, probably you, wants another account at Mercat to have this address. It belongs to one already, so nothing was changed.",
      "Sign in with this address to use that account, or close it first if the other one is to have the address.",
    ],
    button: { label: "Sign in", href: `${env.APP_URL}/sign-in` },
    closing: "If this was not you, you need to do nothing: your account is as it was.",
  });

export const emailChangedMail = (to: string): Mail =>
  write({
    to,
    subject: "Your account at Mercat has a new address",
    title: "Your address was changed",
    lines: [
      "Your account now has another e-mail address, which was confirmed with a code. Nothing more about the account comes to this one, and it no longer signs in.",
      "The password is the same, and whoever was signed in still is.",
    ],
    closing:
      "If this was not you, answer this mail at once, and change the password on a device that is still signed in.",
  });

export const linkMail = (to: string, token: string, lifeMinutes: number): Mail => {
  const life = lifeMinutes > 90 ? `${Math.round(lifeMinutes / 60)} hours` : `${lifeMinutes} minutes`;
  return write({
    to,
    subject: "Your link to sign in at Mercat",
    title: "Sign in with one tap",
    lines: [`This link signs you in. It is good for ${life} and works once.`],
    button: { label: "Sign in", href: `${env.APP_URL}/sign-in?link=${token}` },
    closing: "If you did not ask for it, leave this mail alone and give the link to nobody.",
  });
};

export const welcomeMail = ({ email, nickname }: { email: string; nickname: string }): Mail =>
  write({
    to: email,
    subject: "Your account at Mercat is ready",
    title: `Good to have you, ${nickname}`,
    lines: [
      "Your account is ready. Your cart now follows you to every device, and your orders are kept in one place.",
      "What you ordered before with this address is there too.",
    ],
    button: { label: "See your account", href: `${env.APP_URL}/account` },
    closing: "Questions? Answer this mail.",
  });

export const passwordChangedMail = (to: string): Mail =>
  write({
    to,
    subject: "Your password at Mercat was changed",
    title: "Your password was changed",
    lines: ["Everybody who was signed in elsewhere with your account has been signed out."],
    button: { label: "It was not me", href: `${env.APP_URL}/forgot-password` },
    closing: "If this was you, all is well and you need to do nothing.",
  });
