"use client";

import { Button } from "@/components/ui/button";
import { DialogButton } from "@/components/ui/dialog-button-client";
import { toast } from "@/components/ui/toast-store";
import { changeProductsAction } from "@/lib/catalog/actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

type ArchiveButtonProps = { productId: string; name: string; archived: boolean };

/** Takes a product out of the shop, after asking once more, or brings it back. */
export function ArchiveButton({ productId, name, archived }: ArchiveButtonProps) {
  const { onSubmit, pending, problem } = useActionForm(changeProductsAction, {
    onDone: () => toast(archived ? `${name} is in the shop again` : `${name} is archived`),
  });
  const fields = (
    <>
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="kind" value={archived ? "restore" : "archive"} />
    </>
  );
  if (archived) {
    return (
      <form onSubmit={onSubmit}>
        {fields}
        <Button type="submit" size="sm" pending={pending}>
          Restore
        </Button>
        <ProblemNotice problem={problem} className="mt-3" />
      </form>
    );
  }
  return (
    <DialogButton label="Archive" variant="quiet" size="sm" title={`Archive ${name}?`}>
      <p>It leaves the shop and its search at once. Past orders still show it, and you can restore it.</p>
      <ProblemNotice problem={problem} className="mt-4" />
      <div className="mt-6 flex flex-wrap gap-2">
        <form onSubmit={onSubmit}>
          {fields}
          <Button type="submit" variant="danger" pending={pending}>
            Archive
          </Button>
        </form>
        <form method="dialog">
          <Button type="submit" variant="secondary">
            Keep it
          </Button>
        </form>
      </div>
    </DialogButton>
  );
}
