import { escapeHtml } from "@/lib/kernel/html";
import { formatMoney } from "@/lib/kernel/money";
import { addressLines, includedOf, totalsOf } from "./receipt";
import { paymentMethodName } from "./rules";
import type { Order } from "./schema";

const STYLE = `
body{font:15px/1.5 system-ui,sans-serif;color:#18251d;max-width:640px;margin:40px auto;padding:0 20px}
h1{font-size:28px;margin:0 0 4px}table{width:100%;border-collapse:collapse;margin:24px 0}
td,th{padding:8px 0;text-align:left;border-bottom:1px solid #e9e3d5}td:last-child,th:last-child{text-align:right}
.total td{font-weight:700;font-size:17px;border-bottom:0}.muted{color:#637067}
@media print{body{margin:0}}`;

/** A receipt to print: one page, no script, nothing loaded from elsewhere. */
export const receiptPage = (order: Order): string => {
  const money = (minor: number) => escapeHtml(formatMoney(minor, order.currency));
  const items = order.items
    .map(({ quantity, name, unitPrice, subtotal }) => {
      const cells = [`${quantity} × ${escapeHtml(name)}`, money(unitPrice), money(subtotal)];
      return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
    })
    .join("");
  const rows = (sums: [string, number][]) =>
    sums.map(([label, amount]) => `<tr><td colspan="2">${label}</td><td>${money(amount)}</td></tr>`).join("");
  const method = order.paymentMethod
    ? `Paid with ${escapeHtml(paymentMethodName(order.paymentMethod))}`
    : "Paid";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>Receipt ${escapeHtml(order.orderId)}</title><style>${STYLE}</style></head><body>
<p class="muted">mercat</p><h1>Receipt</h1>
<p class="muted">Order ${escapeHtml(order.orderId)} · <time>${order.orderDate.slice(0, 10)}</time></p>
<table><thead><tr><th>Product</th><th>Price</th><th>Amount</th></tr></thead><tbody>${items}${rows(totalsOf(order))}
<tr class="total"><td colspan="2">Total</td><td>${money(order.total)}</td></tr>${rows(includedOf(order))}</tbody></table>
<p>${method}.</p><p>${addressLines(order.shippingAddress).map(escapeHtml).join("<br>")}</p></body></html>`;
};
