import { beforeAll, expect, test } from "vitest";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { getProducts } from "./cached";

const db = useDatabase();

beforeAll(() =>
  addProducts(
    db(),
    ["A", "B", "C"].map((id) => ({ id, name: id })),
  ),
);

test.each([
  [[], []],
  [["B"], ["B"]],
  [["nothing"], []],
  [
    ["C", "A", "nothing", "C", "B"],
    ["C", "A", "C", "B"],
  ],
])("of %j the shop answers %j, in that order", async (wanted, found) => {
  expect((await getProducts(wanted)).map(({ productId }) => productId)).toEqual(found);
});
