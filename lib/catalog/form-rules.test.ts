import { expect, test } from "vitest";
import { EMPTY_FORM, type FormValues, meetConflict } from "./form-rules";

const values = (more: Partial<FormValues>): FormValues => ({
  ...EMPTY_FORM,
  name: "Tea",
  price: "1.00",
  ...more,
});

test("two people's changes: what only one touched is theirs, what both set alike is settled, the rest is shown", () => {
  const seen = values({});
  const mine = values({ name: "Green tea", price: "2.00", tags: "hot" });
  const theirs = values({ name: "Black tea", company: "Zonnehof", tags: "hot" });
  expect(meetConflict(seen, mine, theirs)).toEqual({
    contested: [{ name: "name", yours: "Green tea" }],
    takenOver: ["company"],
  });
});

test("a change of blanks only is none", () => {
  expect(meetConflict(values({}), values({ name: "Tea " }), values({ company: " " }))).toEqual({
    contested: [],
    takenOver: [],
  });
});
