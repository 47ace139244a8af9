import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { FaultTable } from "./fault-table";
import type { Tally } from "./import-run";

export const rowsText = (count: number) => (count === 1 ? "1 row" : `${count.toLocaleString("en")} rows`);

type PreviewedProps = { tally: Tally; onWrite: () => void; onOther: () => void };

/** What the file would do, every bad row named; nothing is written yet. */
export function Previewed({ tally, onWrite, onOther }: PreviewedProps) {
  const { created, changed, unchanged, faults } = tally;
  const isFine = faults.length === 0;
  return (
    <>
      <Notice
        tone={isFine ? "info" : "warning"}
        live
        title={
          isFine
            ? "Every row is fine. Nothing is written yet."
            : `${rowsText(faults.length)} cannot be written. Nothing is written yet.`
        }
      >
        {created.toLocaleString("en")} new, {changed.toLocaleString("en")} changed,{" "}
        {unchanged.toLocaleString("en")} as they were.
      </Notice>
      <FaultTable faults={faults} />
      <div className="flex flex-wrap gap-2">
        {created + changed > 0 && (
          <Button onClick={onWrite}>
            {isFine ? `Write ${rowsText(created + changed + unchanged)}` : "Write the good ones"}
          </Button>
        )}
        <Button variant="secondary" onClick={onOther}>
          Choose another file
        </Button>
      </div>
    </>
  );
}

/** What was written, and what was refused all the same. */
export function Written({ tally: { written, faults } }: { tally: Tally }) {
  return (
    <>
      <Notice
        tone="success"
        live
        title={`${rowsText(written)} written`}
        action={
          <ButtonLink href="/admin/products?sort=changed" prefetch={false} size="sm">
            See them
          </ButtonLink>
        }
      >
        The shop and its search show them within seconds.
      </Notice>
      <FaultTable faults={faults} />
    </>
  );
}
