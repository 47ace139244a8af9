import { expect, test } from "vitest";
import { imageUrl } from "./input";

test.each([
  "/art/1f34e",
  "/pictures/a%20b.webp?v=2",
  "https://pictures.example/a.jpg",
  "http://pictures.example:8080/a",
])("%s is the address of a picture", (given) => expect(imageUrl.safeParse(given).success).toBe(true));

test.each([
  "http://[",
  "https://pictures.example:port/a",
  "https://%/a",
  "//elsewhere.example/a.jpg",
  "/\\elsewhere.example/a.jpg",
  "javascript:alert(1)",
  "data:image/png;base64,AAAA",
  "a.jpg",
  "https://pictures.example/a b",
  "",
])("%j is not: pages that show it could not be drawn, or would ask another site", (given) =>
  expect(imageUrl.safeParse(given).success).toBe(false),
);
