import { Hono } from "hono";
import { html } from "hono/html";

/** The document that the Payment Element lives in: its own origin, so that card data stays out of the shop's. */
export const elementPage = (): Hono => {
  const app = new Hono();
  app.get("/v3/elements/payment", (c) => {
    c.header(
      "content-security-policy",
      "default-src 'none'; script-src 'self'; style-src 'self' http: https:; font-src http: https: data:; connect-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'",
    );
    return c.html(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Secure payment input</title>
    <link rel="stylesheet" href="/v3/element.css">
    <script src="/v3/element.js" defer></script>
  </head>
  <body><div id="root"></div></body>
</html>`);
  });
  return app;
};
