"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** The button of a form with an action: it shows that the form is on its way and cannot send it twice. */
export function SubmitButton(props: ButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...props}
      type="submit"
      pending={pending}
      onClick={(event) => (pending ? event.preventDefault() : props.onClick?.(event))}
    />
  );
}
