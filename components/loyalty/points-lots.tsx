import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/class-names";
import { Table, Td, Th } from "@/components/ui/table";
import type { PointsEntry } from "@/lib/points/queries";
import { dayWords } from "@/lib/points/words-rules";

/** Longer lists end here; what is older has been used up or has expired. */
const SHOWN = 60;

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

/** Points by the day they were issued on: what counts first, in the order in which it is used; below, what is gone. */
export function PointsLots({ lots }: { lots: PointsEntry[] }) {
  const counting = lots.filter(({ isActive, left }) => isActive && left > 0);
  const gone = lots.filter(({ isActive, left }) => !isActive || left === 0).reverse();
  const shown = [...counting, ...gone].slice(0, SHOWN);
  return (
    <>
      <Table
        label="Points by day of issue"
        className="max-h-96"
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
        {shown.map((lot) => (
          <Lot key={`${lot.issuedOn}${lot.lastDay}`} lot={lot} />
        ))}
      </Table>
      {shown.length < lots.length && (
        <p className="mt-2 text-sm text-muted">
          The first {shown.length} of {lots.length} days.
        </p>
      )}
    </>
  );
}
