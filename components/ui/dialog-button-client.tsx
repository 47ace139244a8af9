"use client";

import { useState } from "react";
import { Button, type ButtonProps } from "./button";
import { Dialog, type DialogProps } from "./dialog-client";

type DialogButtonProps = Omit<ButtonProps, "title" | "children" | "onClick"> &
  Pick<DialogProps, "title" | "side" | "footer" | "children"> & { label: ButtonProps["children"] };

/** A button and the dialog that it opens; `<form method="dialog">` inside closes it again. */
export function DialogButton({ label, title, side, footer, children, ...button }: DialogButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog {...{ open, title, side, footer }} onClose={() => setOpen(false)}>
        {children}
      </Dialog>
    </>
  );
}
