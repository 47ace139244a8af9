const frame = (inside: string, fill: string): string =>
  `<svg viewBox="0 0 32 20" width="32" height="20"><rect x=".5" y=".5" width="31" height="19" rx="3" fill="${fill}" stroke="#0002"/>${inside}</svg>`;

const word = (text: string, fill: string, size: number, y = 13.6): string =>
  `<text x="16" y="${y}" text-anchor="middle" font-family="Arial, Helvetica, sans-serif" font-size="${size}" font-weight="800" font-style="italic" fill="${fill}">${text}</text>`;

export const BRAND_ICONS: Record<string, string> = {
  visa: frame(word("VISA", "#1a3fa0", 10), "#fff"),
  mastercard: frame(
    '<circle cx="12.6" cy="10" r="5.6" fill="#e5342b"/><circle cx="19.4" cy="10" r="5.6" fill="#f5a11c"/><path d="M16 5.6a5.6 5.6 0 0 1 0 8.8 5.6 5.6 0 0 1 0-8.8Z" fill="#f06a22"/>',
    "#fff",
  ),
  amex: frame(
    '<text x="16" y="13" text-anchor="middle" font-family="Arial, Helvetica, sans-serif" font-size="8" font-weight="800" fill="#fff">AMEX</text>',
    "#1f72c4",
  ),
  discover: frame(
    '<path d="M31.5 11.5v5a3 3 0 0 1-3 3H13c8-1.2 14-4 18.5-8Z" fill="#f08a24"/><text x="15.5" y="12" text-anchor="middle" font-family="Arial, Helvetica, sans-serif" font-size="5.4" font-weight="700" fill="#222">DISCOVER</text>',
    "#fff",
  ),
  diners: frame(
    '<circle cx="16" cy="10" r="6.6" fill="#0a5ea8"/><circle cx="16" cy="10" r="5.2" fill="#fff"/><path d="M14.6 6.4a4 4 0 0 0 0 7.2Zm2.8 0v7.2a4 4 0 0 0 0-7.2Z" fill="#0a5ea8"/>',
    "#fff",
  ),
  jcb: frame(
    '<rect x="8" y="4" width="5" height="12" rx="2" fill="#1455a4"/><rect x="13.5" y="4" width="5" height="12" rx="2" fill="#c8202f"/><rect x="19" y="4" width="5" height="12" rx="2" fill="#2a8f3c"/>',
    "#fff",
  ),
  unionpay: frame(
    '<path d="M9 4h6l-2.4 12H6.6L9 4Z" fill="#d52b3a"/><path d="M14.4 4h6L18 16h-6l2.4-12Z" fill="#164f8a"/><path d="M19.8 4h5.6L23 16h-5.6l2.4-12Z" fill="#128277"/>',
    "#fff",
  ),
};

const line = (paths: string): string =>
  `<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;

export const CARD_ICON = line(
  '<rect x="2.5" y="5" width="19" height="14" rx="2.5"/><path d="M2.5 9.5h19M6 15h4"/>',
);
export const BANK_ICON = line(
  '<path d="M12 3.5 3 8.5v2h18v-2l-9-5ZM5.5 11v6m4.4-6v6m4.2-6v6m4.4-6v6M3 20.5h18"/>',
);
export const CVC_ICON = line(
  '<rect x="1.5" y="6" width="15" height="11" rx="2"/><path d="M1.5 10h15"/><circle cx="18" cy="14.5" r="5" fill="var(--background)"/><path d="M15.8 14.5h.1m2 0h.1m2 0h.1" stroke-width="2"/>',
);
