import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type GuestLimitNoticeProps = { pieces: number; limit: number };

/** Said before a guest fills in the form for more than the shop holds for strangers. */
export function GuestLimitNotice({ pieces, limit }: GuestLimitNoticeProps) {
  return (
    <Notice tone="warning" title={`Sign in to order all ${pieces} pieces`} className="mt-5">
      <p>Without an account the shop holds at most {limit} at a time.</p>
      <ButtonLink href="/sign-in?next=/checkout" size="sm" className="mt-3">
        Sign in
      </ButtonLink>
    </Notice>
  );
}
