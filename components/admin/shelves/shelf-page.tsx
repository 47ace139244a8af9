import Link from "next/link";
import { ProductPicture } from "@/components/catalog/product-picture";
import { tintOrOwn } from "@/components/catalog/tint";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, Td, Th } from "@/components/ui/table";
import type { ListedShelf } from "@/lib/catalog/queries";
import { DeskPage } from "../kit/desk-page";
import { MoveShelf } from "./move-shelf-client";
import { ShelfForm } from "./shelf-form-client";

type ShelfPageProps = { kind: "category" | "topic"; title: string; note: string; shelves: ListedShelf[] };

/** All categories or all topics, in the order in which the shop shows them. */
export function ShelfPage({ kind, title, note, shelves }: ShelfPageProps) {
  const last = shelves.length - 1;
  return (
    <DeskPage title={title} note={note} actions={<ShelfForm kind={kind} shelf={null} />} narrow>
      {shelves.length === 0 ? (
        <EmptyState art="/art/1f6cd-fe0f" title={`There is no ${kind} yet`} text="Add the first one." />
      ) : (
        <Table
          label={title}
          head={
            <>
              <Th>Name</Th>
              <Th className="max-md:hidden">About it</Th>
              <Th end>Products</Th>
              <Th end className="max-sm:px-0">
                Order
              </Th>
              <Th>
                <span className="sr-only">Edit</span>
              </Th>
            </>
          }
        >
          {shelves.map((shelf, at) => (
            <ShelfRow key={shelf.slug} kind={kind} shelf={shelf} isFirst={at === 0} isLast={at === last} />
          ))}
        </Table>
      )}
    </DeskPage>
  );
}

type ShelfRowProps = { kind: "category" | "topic"; shelf: ListedShelf; isFirst: boolean; isLast: boolean };

function ShelfRow({ kind, shelf, isFirst, isLast }: ShelfRowProps) {
  return (
    <tr>
      <Td className="sm:min-w-48">
        <span className="flex items-center gap-3">
          <ProductPicture
            imageUrl={shelf.imageUrl}
            alt=""
            tint={tintOrOwn(shelf)}
            sizes="24px"
            className="size-10 shrink-0 rounded-chip max-sm:hidden"
          />
          <span className="min-w-0">
            <span className="block font-semibold">{shelf.name}</span>
            <span className="block font-mono text-xs text-muted max-sm:hidden">{shelf.slug}</span>
          </span>
        </span>
      </Td>
      <Td className="text-ink-soft max-md:hidden">{shelf.blurb}</Td>
      <Td end>
        <Link
          href={`/admin/products?${kind}=${shelf.slug}`}
          prefetch={false}
          data-row
          className="tap font-semibold hover:text-action hover:underline"
        >
          {shelf.count.toLocaleString("en")}
        </Link>
      </Td>
      <Td end className="py-0 max-sm:px-0">
        <MoveShelf kind={kind} slug={shelf.slug} name={shelf.name} isFirst={isFirst} isLast={isLast} />
      </Td>
      <Td className="w-12 py-0 pl-0">
        <ShelfForm kind={kind} shelf={{ ...shelf, tint: tintOrOwn(shelf) }} />
      </Td>
    </tr>
  );
}
