import { Notice } from "@/components/ui/notice";

/** For browsers that run no script; nobody else sees it. */
export function NeedsScript({ what }: { what: string }) {
  return (
    <div className="hidden no-script:block">
      <Notice tone="warning" title={`${what} needs JavaScript`} className="mt-5">
        The card form comes from Stripe and cannot work without it. Turn JavaScript on for this page and load
        it again; your cart waits.
      </Notice>
    </div>
  );
}
