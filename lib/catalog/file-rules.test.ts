import { describe, expect, test } from "vitest";
import { parseCsv, readCell, writeCell } from "./csv-rules";
import { CSV_HEAD, readProductFile, toCsvLine } from "./file-rules";
import type { Product } from "./schema";

const cells = (text: string) => parseCsv(text).map((row) => row.cells);

describe("a CSV file", () => {
  test("may quote commas, quotes and line ends, and end its lines either way", () => {
    expect(cells('a,"b, ""c""\nd"\r\ne,f')).toEqual([
      ["a", 'b, "c"\nd'],
      ["e", "f"],
    ]);
  });

  test("may be parted by semicolons or tabs, begin with a byte order mark and hold blank lines", () => {
    expect(cells("\uFEFFname;price\r\n\r\nTea;2,50")).toEqual([
      ["name", "price"],
      ["Tea", "2,50"],
    ]);
    expect(cells("name\tprice\nTea\t1")).toEqual([
      ["name", "price"],
      ["Tea", "1"],
    ]);
  });

  test("says on which line of the file a row begins", () => {
    expect(parseCsv('a\n"b\nb"\n\nc').map((row) => row.line)).toEqual([1, 2, 5]);
  });

  test("never holds what a spreadsheet would run, and gives it back as it was", () => {
    for (const text of ["=1+1", "+x", "-x", "@x", "'=x", "''=x", "plain", "'plain", "-12.5"]) {
      const [[cell = ""] = []] = cells(writeCell(text));
      if (text !== "-12.5") expect(cell).not.toMatch(/^[=+\-@]/);
      expect(readCell(cell)).toBe(text);
    }
  });
});

describe("a product file", () => {
  const product: Product = {
    productId: "prd_1",
    slug: "tea",
    name: 'Tea, "green"',
    description: "Two\nlines",
    category: "pantry",
    topic: null,
    company: "=Makers",
    rating: 4.5,
    price: 1999,
    currency: "usd",
    stock: 12,
    available: 10,
    imageUrl: "/art/x",
    tags: ["hot", "green tea"],
    retailerId: null,
    sold: 3,
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
  };

  test("that was exported is read in again as what it was", () => {
    const read = readProductFile(CSV_HEAD + toCsvLine(product));
    expect(read).toEqual({
      unit: "major",
      rows: [
        {
          at: 2,
          row: {
            productId: "prd_1",
            slug: "tea",
            name: 'Tea, "green"',
            description: "Two\nlines",
            category: "pantry",
            topic: "NA",
            company: "=Makers",
            rating: 4.5,
            price: "19.99",
            currency: "usd",
            stock: 12,
            imageUrl: "/art/x",
            tags: ["hot", "green tea"],
            retailerId: "NA",
          },
        },
      ],
    });
  });

  test("leaves out what a cell leaves blank and columns that nobody knows", () => {
    expect(readProductFile("Name,Price,Stock,Colour\nTea,2,,green")).toEqual({
      unit: "major",
      rows: [{ at: 2, row: { name: "Tea", price: "2" } }],
    });
  });

  test("may be JSON, as a list or under products, with prices in minor units", () => {
    const rows = [{ at: 1, row: { name: "Tea", price: 200 } }];
    expect(readProductFile('[{"name":"Tea","price":200}]')).toEqual({ unit: "minor", rows });
    expect(readProductFile('{"products":[{"name":"Tea","price":200}]}')).toEqual({ unit: "minor", rows });
  });

  test("that cannot be read says why", () => {
    for (const text of ["", "[", "{}", "[]", "name,cost\nTea,2", "name,price"]) {
      expect(readProductFile(text)).toMatchObject({ fault: expect.any(String) });
    }
  });
});
