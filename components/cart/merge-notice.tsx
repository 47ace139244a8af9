import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { undoMigrationAction } from "@/lib/cart/actions";
import { mergeSentence } from "@/lib/cart/rules";

/** Says what came along from this device at sign-in, and offers the way back, with or without script. */
export function MergeNotice({ pieces }: { pieces: number }) {
  return (
    <div data-merge-notice="">
      <Notice
        className="mt-5"
        action={
          <form action={undoMigrationAction}>
            <SubmitButton size="sm" variant="quiet">
              Undo
            </SubmitButton>
          </form>
        }
      >
        {mergeSentence(pieces)}.
      </Notice>
    </div>
  );
}
