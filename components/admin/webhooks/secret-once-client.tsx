"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast-store";

/** A signing secret, the one time that it can be seen. */
export function SecretOnce({ secret, onDone }: { secret: string; onDone: () => void }) {
  async function copy() {
    await navigator.clipboard.writeText(secret);
    toast("Copied");
  }

  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning" title="Copy it now">
        It cannot be shown again. The receiver checks with it that a call is ours.
      </Notice>
      <code className="block rounded-tile bg-sunken p-4 text-sm break-all select-all">{secret}</code>
      <div className="flex gap-2">
        <Button onClick={copy}>Copy</Button>
        <Button variant="secondary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
