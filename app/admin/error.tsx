"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** What was typed elsewhere is not touched by a page that did not render. */
export default function AdminError({ error, reset }: ErrorPageProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function retry() {
    startTransition(() => {
      router.refresh();
      reset();
    });
  }

  return (
    <DeskPage title="This page could not be read">
      <Notice
        tone="danger"
        live
        title="A part of the shop did not answer"
        action={
          <Button size="sm" onClick={retry} pending={pending}>
            Try again
          </Button>
        }
      >
        Nothing was changed. If it goes on, look at /api/health
        {error.digest && (
          <>
            {" "}
            and search the log for <span className="font-mono">{error.digest}</span>
          </>
        )}
        .
      </Notice>
    </DeskPage>
  );
}
