import { z } from "zod";
import { fromDecimal } from "@/lib/kernel/money";

/** An identifier of another channel: a number or a text. Nothing of an order is changed, so that it can be given back as it came. */
export const OutsideId = z.union([z.int().nonnegative(), z.string().regex(/^\S(.{0,98}\S)?$/)]);
export type OutsideId = z.output<typeof OutsideId>;

/** Beyond this many digits a JSON number is no longer the number that was written. */
const EXACT_DIGITS = 15;

const isExact = (value: number): boolean => String(value).replace(/[-.]/g, "").length <= EXACT_DIGITS;

/** Money in major units, as a text or a number: `450.0`, `"450.00"`. */
const Amount = z.union([
  z
    .number()
    .nonnegative("An amount is not negative.")
    .refine(isExact, "Write an amount of more than 15 digits as text."),
  z.string().regex(/^\d{1,15}(\.\d{1,6})?$/, "Write an amount as 450.00."),
]);

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
const isCurrency = (code: string): boolean => CURRENCIES.has(code.toUpperCase());
const Currency = z
  .string()
  .regex(/^[a-zA-Z]{3}$/, "Write a currency as three letters.")
  .refine(isCurrency, "There is no such currency.");

const text = (max: number) => z.string().max(max).regex(/\S/, "Write something.");
/** What may stand anywhere and is searched for card numbers. */
const remarks = { note: z.string().max(2000).optional(), description: z.string().max(2000).optional() };

const Item = z.strictObject({
  id: OutsideId,
  product: OutsideId,
  name: text(500),
  quantity: z.int().min(1).max(1_000_000),
  price: Amount,
  subtotal: Amount,
  ...remarks,
});

const Shape = z.strictObject({
  id: OutsideId,
  date: z.iso.datetime({ offset: true, message: "Write a moment as 2026-01-31T12:00:00+01:00." }),
  status: z.string().regex(/^[A-Za-z][A-Za-z _-]{0,49}$/, "Write the status as a word."),
  customer: z.strictObject({ id: OutsideId, name: text(200), email: z.email().max(254), ...remarks }),
  payment: z.strictObject({
    id: OutsideId,
    amount: Amount,
    currency: Currency,
    method: text(100),
    ...remarks,
  }),
  shipping: z.strictObject({
    id: OutsideId,
    time: z.number().nonnegative().max(100_000),
    unit: text(30),
    method: text(100),
    ...remarks,
  }),
  items: z.array(Item).min(1).max(500),
  ...remarks,
});

type Found = { path: (string | number)[]; value: number | string };

const amountsOf = ({ payment, items }: z.output<typeof Shape>): Found[] => [
  { path: ["payment", "amount"], value: payment.amount },
  ...items.flatMap(({ price, subtotal }, at) => [
    { path: ["items", at, "price"], value: price },
    { path: ["items", at, "subtotal"], value: subtotal },
  ]),
];

/**
 * An order of another sales channel, in its decimal format and without card data: `redactOrder` has dropped that before.
 * What the format does not know is a fault, so that nothing comes in unseen.
 */
export const ExternalOrder = Shape.superRefine((order, context) => {
  // Asked also when a part has been refused already.
  if (!isCurrency(order.payment.currency)) return;
  for (const { path, value } of amountsOf(order)) {
    if (fromDecimal(value, order.payment.currency) === null) {
      const message = `This is no exact amount in ${order.payment.currency}.`;
      context.addIssue({ code: "custom", path, message });
    }
  }
});
export type ExternalOrder = z.output<typeof ExternalOrder>;

/** One row of the projection, as it is answered. */
export const ExternalOrderRow = z.strictObject({
  customerId: z.string(),
  dateOrderId: z.string(),
  paymentId: z.union([z.string(), z.number()]),
  paymentAmount: z.string(),
  paymentCurrency: z.string(),
  totalQuantity: z.union([z.string(), z.number()]),
});
export type ExternalOrderRow = z.output<typeof ExternalOrderRow>;

/** A place in a list that is sorted by event, newest first. */
export const EventPosition = z.string().regex(/^evt_\w{1,60}$/);

export const PipelineStatus = z.strictObject({
  name: z.string(),
  filter: z.record(z.string(), z.unknown()),
  counts: z.strictObject({
    received: z.int(),
    filtered: z.int(),
    done: z.int(),
    failed: z.int(),
    waiting: z.int(),
  }),
  lagSeconds: z.int(),
  buffered: z.int(),
});
export type PipelineStatus = z.output<typeof PipelineStatus>;

export const AnalyticsOrder = z.strictObject({
  eventId: z.string(),
  orderId: z.string(),
  source: z.enum(["shop", "external"]),
  status: z.string(),
  /** Major units, exact. */
  amount: z.string(),
  currency: z.string(),
  totalQuantity: z.int(),
  occurredAt: z.iso.datetime(),
  items: z.array(z.strictObject({ product: z.string(), name: z.string(), quantity: z.int() })),
});
export type AnalyticsOrder = z.output<typeof AnalyticsOrder>;

export const Backup = z.strictObject({
  key: z.string(),
  events: z.int(),
  /** Of the lines as they were, and of the object. */
  bytes: z.int(),
  storedBytes: z.int(),
  format: z.enum(["none", "gzip", "zstd", "brotli"]),
  keyId: z.string(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  storedAt: z.iso.datetime(),
});
export type Backup = z.output<typeof Backup>;

/** Place in the list of backups, newest first. */
export const BackupPosition = z.strictObject({ firstAt: z.iso.datetime(), id: z.string().max(60) });

export const Replay = z.strictObject({
  replayId: z.string(),
  status: z.enum(["running", "done", "failed"]),
  total: z.int(),
  done: z.int(),
  failed: z.int(),
});
export type Replay = z.output<typeof Replay>;
