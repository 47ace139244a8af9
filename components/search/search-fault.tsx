import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** The index does not answer; what was typed stays in the field and in the address. */
export function SearchFault({ q, onAgain }: { q: string; onAgain: () => void }) {
  return (
    <>
      <h1 className="mb-4 text-3xl font-bold wrap-anywhere sm:text-4xl">“{q}”</h1>
      <Notice
        tone="danger"
        live
        title="Search does not answer right now"
        action={
          <Button size="sm" onClick={onAgain}>
            Try again
          </Button>
        }
      >
        What you typed is kept. The stalls above are open as usual.
      </Notice>
    </>
  );
}
