"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Dialog } from "@/components/ui/dialog-client";
import { IconButton } from "@/components/ui/icon-button";
import { MenuIcon } from "./icons";

/** The side as a sheet; it closes when it has brought somebody elsewhere. */
export function PhoneMenu({ children }: { children: ReactNode }) {
  const path = usePathname();
  const [openedOn, setOpenedOn] = useState<string | null>(null);
  return (
    <>
      <IconButton label="Menu" aria-haspopup="dialog" onClick={() => setOpenedOn(path)}>
        <MenuIcon />
      </IconButton>
      <Dialog open={openedOn === path} onClose={() => setOpenedOn(null)} title="Office" side="right">
        {children}
      </Dialog>
    </>
  );
}
