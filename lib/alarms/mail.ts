import { escapeHtml } from "@/lib/kernel/html";
import type { Mail } from "@/lib/services/mail";
import type { AlarmNotice } from "./rules";

/** A notice as a mail to somebody who runs the shop. */
export const alarmMail = (to: string, { title, text, href }: AlarmNotice): Mail => ({
  to,
  subject: `Mercat office: ${title}`,
  text: `${title}\n\n${text}\n\nLook at it in the office: ${href}`,
  html: `<!doctype html><html lang="en"><body style="margin:0;background:#FBF8F1;color:#18251D;font:16px/1.5 sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 20px">
<h1 style="margin:0 0 16px;font-size:24px">${escapeHtml(title)}</h1>
<p style="margin:0 0 20px">${escapeHtml(text)}</p>
<a href="${escapeHtml(href)}" style="display:inline-block;background:#1C5B3A;color:#fff;text-decoration:none;font-weight:700;border-radius:999px;padding:12px 24px">Look at it in the office</a>
</div></body></html>`,
});
