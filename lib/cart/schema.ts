import { z } from "zod";
import { Product } from "@/lib/catalog/schema";
import { PROBLEMS_OF_A_LINE } from "./rules";

/** One product in the cart. Prices are the catalogue's, in minor units; `product` is null once it is no longer sold. */
export const CartItem = z.strictObject({
  productId: z.string(),
  quantity: z.int().positive(),
  unitPrice: z.int().nonnegative(),
  subtotal: z.int().nonnegative(),
  product: Product.nullable(),
  problem: z.enum(PROBLEMS_OF_A_LINE).nullable(),
  /** With `only-n-left`: how many there are. */
  left: z.int().positive().optional(),
  /** With `price-changed`: what one unit cost when it was put into the cart. */
  previousUnitPrice: z.int().nonnegative().optional(),
});
export type CartItem = z.output<typeof CartItem>;

/** `cartId` is null and `expiresAt` is null while there is nothing to keep. */
export const Cart = z.strictObject({
  cartId: z.string().nullable(),
  owner: z.enum(["anonymous", "user"]),
  items: z.array(CartItem),
  itemCount: z.int().nonnegative(),
  subtotal: z.int().nonnegative(),
  currency: z.string(),
  expiresAt: z.iso.datetime().nullable(),
});
export type Cart = z.output<typeof Cart>;

/** The cart after a merge; `merged` is what lay in the anonymous cart, empty when there was none or it came along before. */
export const MergedCart = Cart.extend({
  merged: z.array(z.strictObject({ productId: z.string(), quantity: z.int().positive() })),
});

const ProductId = z.string().min(1).max(200);

/** Adds; a negative quantity lowers. Whatever else the client sends, a price above all, is ignored. */
export const AddToCart = z.object({
  productId: ProductId,
  quantity: z
    .int()
    .refine((quantity) => quantity !== 0, "Give a number other than 0")
    .default(1),
});

const TypedQuantity = z
  .string()
  .regex(/^\d{1,9}$/, "Give a whole number, 0 or more")
  .transform(Number);

const SetTo = z.union([z.int().nonnegative(), TypedQuantity]);

export const SetQuantity = z.object({ quantity: SetTo });
export const SetInCart = z.object({ productId: ProductId, quantity: SetTo });

/** Without a body the whole cart goes; a body names the one product to remove. */
export const RemoveFromCart = z.object({ productId: ProductId }).optional();

export const ProductPath = z.object({ productId: ProductId });

/** The fields of the forms that work without script; all are text there. */
export const AddForm = z.object({
  productId: ProductId,
  quantity: TypedQuantity.pipe(z.int().positive()).default(1),
});
export const SetForm = z.object({ productId: ProductId, quantity: TypedQuantity });
export const RemoveForm = z.object({ productId: ProductId });

/** The one small answer behind every static page. */
export const Me = z.strictObject({
  user: z
    .strictObject({
      id: z.string(),
      nickname: z.string(),
      email: z.string(),
      role: z.enum(["shopper", "admin"]),
    })
    .nullable(),
  cart: z.strictObject({ itemCount: z.int(), subtotal: z.int(), currency: z.string() }),
  favorites: z.array(z.string()),
  points: z.int().nullable(),
  unreadNotifications: z.int().nonnegative(),
});
export type Me = z.output<typeof Me>;
