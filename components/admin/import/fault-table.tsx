import { Table, Td, Th } from "@/components/ui/table";
import type { Fault } from "./import-run";

const SHOWN = 500;

/** Every row that cannot be written, by its place in the file, with what is wrong with it. */
export function FaultTable({ faults }: { faults: Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <div>
      <Table
        label="Rows that cannot be written"
        className="max-h-96"
        head={
          <>
            <Th end>Line</Th>
            <Th>Product</Th>
            <Th>What is wrong</Th>
          </>
        }
      >
        {faults.slice(0, SHOWN).map(({ at, name, errors }) => (
          <tr key={at}>
            <Td end className="w-20 font-mono">
              {at}
            </Td>
            <Td className="max-w-60 truncate">{name || <span className="text-muted">no name</span>}</Td>
            <Td>
              {errors.map(({ path, message }) => (
                <span key={`${path}${message}`} className="block">
                  {path && <code className="font-semibold">{path}: </code>}
                  {message}
                </span>
              ))}
            </Td>
          </tr>
        ))}
      </Table>
      {faults.length > SHOWN && (
        <p className="mt-2 text-muted">
          The first {SHOWN} of {faults.length.toLocaleString("en")}.
        </p>
      )}
    </div>
  );
}
