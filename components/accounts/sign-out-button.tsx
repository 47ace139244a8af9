import { SubmitButton } from "@/components/ui/submit-button-client";
import { signOutAction } from "@/lib/accounts/actions";

export function SignOutButton({ className }: { className?: string }) {
  return (
    <form action={signOutAction} className={className}>
      <SubmitButton variant="quiet">Sign out</SubmitButton>
    </form>
  );
}
