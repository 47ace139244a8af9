"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** No product passes the filters. */
export default function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      art="/art/1f50d"
      title="Nothing fits all of that"
      text="Widen the price or take a filter away."
      action={<Button onClick={onClear}>Show everything here</Button>}
    />
  );
}
