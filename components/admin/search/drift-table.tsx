import Link from "next/link";
import { Table, Td, Th } from "@/components/ui/table";
import type { Drift } from "@/lib/search/run-rules";
import { DRIFT_WORDS } from "./run-words";

type DriftTableProps = { rows: { productId: string; drift: Drift; name: string | null }[]; total: number };

/** What the last comparison found and mended, by name. */
export function DriftTable({ rows, total }: DriftTableProps) {
  return (
    <>
      <Table
        label="What differed"
        className="max-h-96"
        head={
          <>
            <Th>Product</Th>
            <Th>How it differed</Th>
          </>
        }
      >
        {rows.map(({ productId, drift, name }) => (
          <tr key={productId}>
            <Td>
              {name === null ? (
                <code className="text-xs">{productId}</code>
              ) : (
                <Link
                  href={`/admin/products/${productId}`}
                  prefetch={false}
                  data-row
                  className="font-semibold hover:text-action hover:underline"
                >
                  {name}
                </Link>
              )}
            </Td>
            <Td>{DRIFT_WORDS[drift]}</Td>
          </tr>
        ))}
      </Table>
      {total > rows.length && (
        <p className="mt-2 text-sm text-muted">
          And {(total - rows.length).toLocaleString("en")} more, mended as well.
        </p>
      )}
    </>
  );
}
