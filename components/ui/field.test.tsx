import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TextField } from "./field";

const attribute = (markup: string, tag: string, name: string) =>
  new RegExp(`<${tag}[^>]*\\s${name}="([^"]*)"`).exec(markup)?.[1];

test("a label names its input", () => {
  const markup = renderToStaticMarkup(<TextField label="E-mail" name="email" />);
  expect(attribute(markup, "label", "for")).toBe(attribute(markup, "input", "id"));
  expect(attribute(markup, "input", "aria-invalid")).toBeUndefined();
});

test("an error takes the place of the hint, describes the input, and keeps what was typed", () => {
  const markup = renderToStaticMarkup(
    <TextField label="Code" hint="Six digits" error="This code is used up." defaultValue="123456" />,
  );
  expect(markup).not.toContain("Six digits");
  expect(attribute(markup, "p", "id")).toBe(attribute(markup, "input", "aria-describedby"));
  expect(attribute(markup, "input", "aria-invalid")).toBe("true");
  expect(attribute(markup, "input", "value")).toBe("123456");
});

test("what is not marked optional is required", () => {
  expect(renderToStaticMarkup(<TextField label="Name" />)).toContain("required");
  expect(renderToStaticMarkup(<TextField label="Name" optional />)).not.toContain("required");
});
