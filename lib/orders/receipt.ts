import { escapeHtml } from "@/lib/kernel/html";
import { formatMoney } from "@/lib/kernel/money";
import type { Mail } from "@/lib/services/mail";
import type { Order } from "./schema";

/** The sums between the goods and the total, with their names. */
export const totalsOf = (order: Order): [string, number][] => [
  ["Goods", order.subtotal],
  ...(order.discount > 0 ? ([["Discount", -order.discount]] as [string, number][]) : []),
  ["Shipping", order.shippingFee],
];

/** What the total contains; nothing of it is added. */
export const includedOf = ({ tax }: Pick<Order, "tax">): [string, number][] =>
  tax > 0 ? [["Includes tax", tax]] : [];

export const addressLines = ({
  name,
  line1,
  line2,
  postalCode,
  city,
  region,
  country,
}: Order["shippingAddress"]): string[] =>
  [name, line1, line2, [postalCode, city].join(" "), region, country].filter((line): line is string =>
    Boolean(line),
  );

const asText = (order: Order, link: string): string => {
  const money = (minor: number) => formatMoney(minor, order.currency);
  return [
    "Thank you for your order.",
    "",
    ...order.items.map((item) => `${item.quantity} × ${item.name}  ${money(item.subtotal)}`),
    "",
    ...totalsOf(order).map(([label, amount]) => `${label}: ${money(amount)}`),
    `Total paid: ${money(order.total)}`,
    ...includedOf(order).map(([label, amount]) => `${label}: ${money(amount)}`),
    "",
    "It goes to:",
    ...addressLines(order.shippingAddress),
    "",
    `Your order: ${link}`,
    `Order number: ${order.orderId}`,
  ].join("\n");
};

const asHtml = (order: Order, link: string): string => {
  const money = (minor: number) => escapeHtml(formatMoney(minor, order.currency));
  const row = (label: string, value: string, bold = false) =>
    `<tr><td style="padding:6px 0;${bold ? "font-weight:700" : ""}">${label}</td>` +
    `<td align="right" style="padding:6px 0;${bold ? "font-weight:700" : ""}">${value}</td></tr>`;
  const items = order.items.map((item) =>
    row(`${item.quantity} × ${escapeHtml(item.name)}`, money(item.subtotal)),
  );
  const sums = totalsOf(order).map(([label, amount]) => row(label, money(amount)));
  const included = includedOf(order).map(([label, amount]) => row(label, money(amount)));
  return `<!doctype html><html lang="en"><body style="margin:0;background:#FBF8F1;color:#18251D;font:16px/1.5 sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 20px">
<p style="margin:0 0 24px;font-size:24px;font-weight:800;color:#1C5B3A">mercat</p>
<h1 style="margin:0 0 8px;font-size:26px">Thank you for your order</h1>
<p style="margin:0 0 24px;color:#637067">Order ${escapeHtml(order.orderId)}</p>
<table role="presentation" width="100%" style="border-collapse:collapse">${items.join("")}
<tr><td colspan="2" style="border-top:1px solid #E9E3D5;padding-top:6px"></td></tr>${sums.join("")}${row("Total paid", money(order.total), true)}${included.join("")}</table>
<p style="margin:24px 0 4px;font-weight:700">It goes to</p>
<p style="margin:0 0 28px">${addressLines(order.shippingAddress).map(escapeHtml).join("<br>")}</p>
<a href="${escapeHtml(link)}" style="display:inline-block;background:#1C5B3A;color:#fff;text-decoration:none;font-weight:700;border-radius:999px;padding:12px 24px">See your order</a>
</div></body></html>`;
};

/** The receipt mail; the same order and link always give the same mail. */
export const receiptMail = (order: Order, link: string): Mail => ({
  to: order.email,
  subject: `Your receipt for ${formatMoney(order.total, order.currency)} at Mercat`,
  text: asText(order, link),
  html: asHtml(order, link),
});

const WHY_LATE = [
  "Your payment reached us after the order had closed, and what you ordered has been sold meanwhile.",
];

/** Says what is paid back; `late-payment` is explained, any other reason is the desk's own words. */
export const refundMail = (order: Order, refund: { amount: number; reason: string }): Mail => {
  const amount = formatMoney(refund.amount, order.currency);
  const why = refund.reason === "late-payment" ? WHY_LATE : [`Why: ${refund.reason}`];
  const text = [
    `We are returning ${amount} to you.`,
    "",
    ...why,
    "You need to do nothing: the money goes back the way it came, usually within a few days.",
    "",
    `Order number: ${order.orderId}`,
  ].join("\n");
  return {
    to: order.email,
    subject: `We are returning ${amount} to you`,
    text,
    html: `<p>${escapeHtml(text).replaceAll("\n", "<br>")}</p>`,
  };
};
