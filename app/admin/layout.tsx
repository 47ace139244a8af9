import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { DeskFrame } from "@/components/admin/shell/desk-frame";
import { officeFontVariables } from "@/components/admin/shell/office-fonts";
import { siteMetadata, siteViewport } from "@/components/shell/metadata";
import { PersonalDocument } from "@/components/shell/personal-document";
import { findAdmin } from "@/lib/http/require-admin";
import { readDeskCounts } from "@/lib/stats/queries";
import "./office.css";

export const metadata: Metadata = {
  ...siteMetadata,
  title: { default: "Office · Mercat", template: "%s · Mercat office" },
  robots: { index: false },
};
export const viewport: Viewport = siteViewport;

/** Every page waits for its right to be read; nothing of it is drawn ahead. */
export const instant = false;

/** Drawn for admins only; to others a page says by itself what it is to them. */
async function Desk({ children }: { children: ReactNode }) {
  const call = await findAdmin();
  if (!call) return children;
  return (
    <DeskFrame nickname={call.caller.user.nickname} counts={await readDeskCounts(call.ctx.db)}>
      {children}
    </DeskFrame>
  );
}

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <PersonalDocument fonts={officeFontVariables}>
      <Desk>{children}</Desk>
    </PersonalDocument>
  );
}
