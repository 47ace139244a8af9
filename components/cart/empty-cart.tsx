import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type EmptyCartProps = { level?: 1 | 2; onFollow?: () => void };

export function EmptyCart({ level, onFollow }: EmptyCartProps) {
  return (
    <EmptyState
      art="/art/1f9fa"
      level={level}
      title="Your cart is empty"
      text="What you add stays here, with or without an account."
      action={
        <ButtonLink href="/best-sellers" onClick={onFollow}>
          See what others buy
        </ButtonLink>
      }
    />
  );
}
