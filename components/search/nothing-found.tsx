import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type NothingFoundProps = {
  /** Whether it may be the filters. */
  filtered: boolean;
  onClear: () => void;
};

export function NothingFound({ filtered, onClear }: NothingFoundProps) {
  return (
    <EmptyState
      art="/art/1f50d"
      title={filtered ? "Nothing fits all of that" : "We do not have that"}
      text={
        filtered
          ? "Take a filter away, or widen the price."
          : "Try fewer or other words; we forgive a typo or two. Or look at what others buy."
      }
      action={
        filtered ? (
          <Button onClick={onClear}>Search everything</Button>
        ) : (
          <ButtonLink href="/best-sellers">See the best sellers</ButtonLink>
        )
      }
    />
  );
}
