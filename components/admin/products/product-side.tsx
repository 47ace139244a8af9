import { ProductPicture } from "@/components/catalog/product-picture";
import type { AdjustmentEntry } from "@/lib/catalog/desk-queries";
import { tintOf } from "@/lib/catalog/rules";
import type { Product } from "@/lib/catalog/schema";
import { Facts } from "../kit/facts";
import { Moment } from "../kit/moment-client";
import { Panel } from "../kit/panel";
import { PictureAddress } from "../pictures/picture-address-client";
import { PicturePanel } from "../pictures/picture-panel-client";
import { Adjustments } from "./adjustments";
import { StockForm } from "./stock-form-client";

type ProductSideProps = {
  product: Product;
  reserved: number;
  archived: boolean;
  adjustments: AdjustmentEntry[];
  /** Of the actors of the adjustments. */
  names: Map<string, string>;
};

/** What of a product is not its form: picture, stock, and how it does. */
export function ProductSide({ product, reserved, archived, adjustments, names }: ProductSideProps) {
  const { productId, name, imageUrl, category, stock } = product;
  return (
    <div className="grid gap-4">
      {!archived && (
        <Panel title="Picture">
          <PicturePanel productId={productId}>
            <ProductPicture
              imageUrl={imageUrl}
              alt={`${name}, as the shop shows it`}
              tint={tintOf(category)}
              sizes="200px"
              className="aspect-[1.18] w-full"
            />
          </PicturePanel>
          <PictureAddress productId={productId} imageUrl={imageUrl} />
        </Panel>
      )}
      <Panel title="Stock" aside={reserved > 0 ? `${reserved} held by open orders` : undefined}>
        <StockForm productId={productId} stock={stock} />
        <Adjustments entries={adjustments} names={names} />
      </Panel>
      <Panel title="In numbers">
        <Facts
          facts={[
            ["To sell", product.available],
            ["Sold", product.sold],
            ["Added", <Moment key="added" at={product.createdAt} day />],
            ["Changed", <Moment key="changed" at={product.updatedAt} />],
          ]}
        />
      </Panel>
    </div>
  );
}
