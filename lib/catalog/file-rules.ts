import { toDecimal } from "@/lib/kernel/money";
import { parseCsv, readCell, writeCsvLine } from "./csv-rules";
import type { Product } from "./schema";

/** The columns of a product file, in the order of an export. An import takes them in any order and may leave some out. */
export const PRODUCT_COLUMNS = [
  "productId",
  "slug",
  "name",
  "description",
  "category",
  "topic",
  "company",
  "rating",
  "price",
  "currency",
  "stock",
  "imageUrl",
  "tags",
  "retailerId",
] as const;

const TAG_SEPARATOR = "|";
const NONE = "NA";

export const CSV_HEAD = writeCsvLine(PRODUCT_COLUMNS);

/** A product as a line of CSV: price in major units, none as `NA`, so that the file can be read in again as it is. */
export const toCsvLine = (product: Product): string =>
  writeCsvLine([
    product.productId,
    product.slug,
    product.name,
    product.description,
    product.category,
    product.topic ?? NONE,
    product.company,
    product.rating === null ? NONE : String(product.rating),
    toDecimal(product.price, product.currency),
    product.currency,
    String(product.stock),
    product.imageUrl,
    product.tags.join(TAG_SEPARATOR),
    product.retailerId ?? NONE,
  ]);

/** A row of a file and where it stands in it: the line of a CSV, the place in a JSON list, both from 1. */
export type FileRow = { at: number; row: Record<string, unknown> };

export type ReadFile = { rows: FileRow[]; unit: "minor" | "major" } | { fault: string };

const BY_NAME = new Map(PRODUCT_COLUMNS.map((name) => [name.toLowerCase(), name] as const));

/** What a cell says, in the type that the column has; a blank cell says nothing. */
const cellValue = (column: string, text: string): unknown => {
  if (text === NONE) return NONE;
  if (column === "tags")
    return text
      .split(TAG_SEPARATOR)
      .map((tag) => tag.trim())
      .filter(Boolean);
  const isNumeric = (column === "rating" || column === "stock") && text !== "" && !Number.isNaN(Number(text));
  return isNumeric ? Number(text) : text;
};

const readCsvFile = (text: string): ReadFile => {
  const [head, ...lines] = parseCsv(text);
  if (!head) return { fault: "The file is empty." };
  const columns = head.cells.map((cell) =>
    BY_NAME.get(
      cell
        .trim()
        .toLowerCase()
        .replaceAll(/[\s_-]/g, ""),
    ),
  );
  if (!columns.includes("name") || !columns.includes("price")) {
    return { fault: "The first line has to name the columns, among them name and price." };
  }
  const rows = lines.map(({ line, cells }) => {
    const row: Record<string, unknown> = {};
    for (const [at, column] of columns.entries()) {
      const cell = readCell((cells[at] ?? "").trim());
      if (column && cell !== "") row[column] = cellValue(column, cell);
    }
    return { at: line, row };
  });
  return { rows, unit: "major" };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const readJsonFile = (text: string): ReadFile => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { fault: "The file is not valid JSON." };
  }
  const list = isRecord(parsed) ? parsed.products : parsed;
  if (!Array.isArray(list)) return { fault: "The file has to be a list of products." };
  return {
    rows: list.map((row, index) => ({ at: index + 1, row: isRecord(row) ? row : {} })),
    unit: "minor",
  };
};

/** The rows of a chosen file, CSV or JSON by what it begins with; `unit` is what its prices are in unless said otherwise. */
export const readProductFile = (text: string): ReadFile => {
  const read = /^\uFEFF?\s*[[{]/.test(text) ? readJsonFile(text) : readCsvFile(text);
  return "rows" in read && read.rows.length === 0 ? { fault: "The file holds no products." } : read;
};
