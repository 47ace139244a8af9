"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog-client";
import { IconButton } from "@/components/ui/icon-button";
import { EditIcon, PlusIcon } from "@/components/ui/icons";
import { toast } from "@/components/ui/toast-store";
import { deletePromotionCodeAction, savePromotionCodeAction } from "@/lib/promotions/desk-actions";
import { fieldsOf } from "@/lib/promotions/desk-rules";
import type { PromotionCode } from "@/lib/promotions/schema";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";
import { PromotionFields } from "./promotion-fields";
import { PromotionSwitch } from "./promotion-switch-client";

export function NewPromotion({ currency }: { currency: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" icon={<PlusIcon size={18} />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Add a code
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} side="right" title="A new code">
        {open && <Editor code={null} currency={currency} onDone={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

export function EditPromotion({ code, currency }: { code: PromotionCode; currency: string }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <IconButton label={`Edit ${code.code}`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <EditIcon size={18} />
      </IconButton>
      <Dialog
        open={open}
        onClose={close}
        side="right"
        title={<span className="wrap-anywhere">{code.code}</span>}
      >
        {open && (
          <>
            <Editor code={code} currency={currency} onDone={close} />
            <Endings code={code} onDeleted={close} />
          </>
        )}
      </Dialog>
    </>
  );
}

type EditorProps = { code: PromotionCode | null; currency: string; onDone: () => void };

function Editor({ code, currency, onDone }: EditorProps) {
  const { onSubmit, pending, problem, faults } = useActionForm(savePromotionCodeAction, {
    onDone: (saved) => {
      toast(code ? `${saved.code} is changed for orders to come` : `${saved.code} works from now on`);
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      {code && <input type="hidden" name="id" value={code.id} />}
      <PromotionFields given={code && fieldsOf(code, currency)} currency={currency} faults={faults} />
      <ProblemNotice problem={problem?.errors ? null : problem} />
      <Button type="submit" pending={pending} className="self-start">
        {code ? "Save" : "Make the code"}
      </Button>
    </form>
  );
}

function Endings({ code, onDeleted }: { code: PromotionCode; onDeleted: () => void }) {
  const [sure, setSure] = useState(false);
  const { onSubmit, pending, problem } = useActionForm(deletePromotionCodeAction, {
    onDone: () => {
      toast(`${code.code} is deleted`);
      onDeleted();
    },
  });
  return (
    <div className="mt-6 flex flex-col gap-3 border-t border-line pt-4">
      <p className="text-sm text-muted">
        Orders that hold this code keep what they were promised, whether it is stopped or deleted.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <PromotionSwitch id={code.id} code={code.code} active={code.active} />
        {!sure && (
          <Button variant="quiet" size="sm" className="text-danger" onClick={() => setSure(true)}>
            Delete
          </Button>
        )}
      </div>
      {sure && (
        <form onSubmit={onSubmit} className="flex flex-wrap items-center gap-2">
          <input type="hidden" name="id" value={code.id} />
          <p className="w-full text-sm font-semibold">Delete {code.code} for good?</p>
          <Button type="submit" variant="danger" size="sm" pending={pending}>
            Delete it
          </Button>
          <Button variant="secondary" size="sm" onClick={() => setSure(false)}>
            Keep it
          </Button>
        </form>
      )}
      <ProblemNotice problem={problem} />
    </div>
  );
}
