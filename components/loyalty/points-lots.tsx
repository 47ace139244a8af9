import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/disclosure";
import { Table, Td, Th } from "@/components/ui/table";
import type { PointsEntry } from "@/lib/points/queries";
import { dayWords } from "@/lib/points/words-rules";

/** Longer lists end here. */
const SHOWN = 100;

function Lot({ lot: { issuedOn, lastDay, issued, left, isActive } }: { lot: PointsEntry }) {
  const isSpent = left === 0;
  return (
    <tr className={cx(!isActive && "text-muted")}>
      <Td className="whitespace-nowrap">{dayWords(issuedOn)}</Td>
      <Td end className={cx("font-semibold", !isActive && !isSpent && "line-through")}>
        {left.toLocaleString("en")}
      </Td>
      <Td end className="text-muted max-sm:hidden">
        {issued.toLocaleString("en")}
      </Td>
      <Td className="whitespace-nowrap">{dayWords(lastDay)}</Td>
      <Td className="max-sm:hidden">
        {isSpent ? (
          <Badge>Used up</Badge>
        ) : isActive ? (
          <Badge tone="success">Counts</Badge>
        ) : (
          <Badge>Expired</Badge>
        )}
      </Td>
    </tr>
  );
}

function LotTable({ label, lots }: { label: string; lots: PointsEntry[] }) {
  return (
    <Table
      label={label}
      className="max-h-96!"
      head={
        <>
          <Th>Since</Th>
          <Th end>Left</Th>
          <Th end className="max-sm:hidden">
            Of
          </Th>
          <Th>Count until</Th>
          <Th className="max-sm:hidden">State</Th>
        </>
      }
    >
      {lots.slice(0, SHOWN).map((lot) => (
        <Lot key={`${lot.issuedOn}${lot.lastDay}`} lot={lot} />
      ))}
    </Table>
  );
}

/** Points by the day they were issued on: what counts, in the order in which it is used, and what is gone. */
export function PointsLots({ lots }: { lots: PointsEntry[] }) {
  const counting = lots.filter(({ isActive, left }) => isActive && left > 0);
  const gone = lots.filter(({ isActive, left }) => !isActive || left === 0).reverse();
  return (
    <>
      {counting.length > 0 ? (
        <LotTable label="Points that count" lots={counting} />
      ) : (
        <p className="rounded-tile border border-line p-6 text-center text-muted">None count any more.</p>
      )}
      {gone.length > 0 && (
        <Disclosure summary="Expired and used up" open={counting.length === 0} className="mt-2 border-b-0">
          <LotTable label="Points that are gone" lots={gone} />
        </Disclosure>
      )}
    </>
  );
}
