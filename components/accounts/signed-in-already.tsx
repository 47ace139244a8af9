import { Button, ButtonLink } from "@/components/ui/button";
import { signOutAction } from "@/lib/accounts/actions";

type SignedInAlreadyProps = { email: string; next: string };

export function SignedInAlready({ email, next }: SignedInAlreadyProps) {
  return (
    <>
      <p className="text-lg">
        You are signed in as <strong className="break-all">{email}</strong>.
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href={next}>Go on</ButtonLink>
        <form action={signOutAction}>
          <Button type="submit" variant="secondary">
            Sign out
          </Button>
        </form>
      </div>
    </>
  );
}
