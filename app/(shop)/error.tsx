"use client";

import { Main } from "@/components/shell/main";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

/** A page could not be made: says what is known for sure. */
export default function ShopError({ error, retry }: ErrorPageProps) {
  return (
    <Main>
      <EmptyState
        art="/art/1f527"
        level={1}
        title="We could not load this page"
        text="A part of the shop did not answer. Your cart is as it was; try again in a moment."
        action={<Button onClick={retry}>Try again</Button>}
      />
      {error.digest && (
        <p className="text-center text-sm text-muted">
          If you tell us about it, mention <span className="font-mono">{error.digest}</span>.
        </p>
      )}
    </Main>
  );
}
