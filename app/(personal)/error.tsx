"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Main } from "@/components/shell/main";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** Says what is known for sure: nothing of the visitor's is lost by a page that did not render. */
export default function PersonalError({ error, reset }: ErrorPageProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function retry() {
    startTransition(() => {
      router.refresh();
      reset();
    });
  }

  return (
    <Main>
      <EmptyState
        art="/art/1f527"
        level={1}
        title="We could not load this page"
        text="A part of the shop did not answer. Nothing was lost; try again in a moment."
        action={
          <>
            <Button onClick={retry} pending={pending}>
              Try again
            </Button>
            <ButtonLink href="/" variant="secondary">
              To the market
            </ButtonLink>
          </>
        }
      />
      {error.digest && (
        <p className="text-center text-sm text-muted">
          If you tell us about it, mention <span className="font-mono">{error.digest}</span>.
        </p>
      )}
    </Main>
  );
}
