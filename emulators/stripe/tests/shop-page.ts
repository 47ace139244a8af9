import { createServer } from "node:http";
import { build } from "esbuild";

const SCRIPT = `
import { loadStripe } from "@stripe/stripe-js/pure";

const addScript = (src) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = src;
  script.onload = resolve;
  script.onerror = reject;
  document.head.append(script);
});

window.shop = {
  events: [],
  async open({ scriptUrl, publishableKey, elements, payment }) {
    await addScript(scriptUrl);
    this.stripe = await loadStripe(publishableKey);
    this.elements = this.stripe.elements(elements);
    const element = this.elements.create("payment", payment);
    for (const type of ["ready", "change", "focus", "loaderror"]) element.on(type, (event) => this.events.push({ type, ...event }));
    const ready = new Promise((resolve, reject) => {
      element.on("ready", resolve);
      element.on("loaderror", ({ error }) => reject(new Error(error.message)));
    });
    element.mount("#payment");
    await ready;
  },
  async pay(options) {
    const submitted = await this.elements.submit();
    if (submitted.error) return submitted;
    return this.stripe.confirmPayment({ elements: this.elements, ...options });
  },
};
`;

const STYLE =
  "body{margin:0;padding:32px;font:16px system-ui;background:#fbf8f1}.dark body{background:#12180f;color:#eff3e8}main{max-width:480px;margin:auto}";

/** A shop's page under a policy that lets the stand-in's origin in, and nothing inline without its nonce. */
export const openShop = async (standin: string): Promise<{ url: string; close(): Promise<void> }> => {
  const bundled = await build({
    stdin: { contents: SCRIPT, resolveDir: process.cwd(), loader: "js" },
    bundle: true,
    format: "iife",
    write: false,
  });
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-shop' ${standin}`,
    "style-src 'nonce-shop'",
    `frame-src ${standin}`,
    `connect-src ${standin}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>
<link rel="icon" href="data:,"><style nonce="shop">${STYLE}</style></head>
<body><main><h1>Checkout</h1><div id="payment"></div></main><script nonce="shop" src="/shop.js"></script></body></html>`;

  const server = createServer((request, response) => {
    if (request.url === "/shop.js") {
      response.writeHead(200, { "content-type": "text/javascript" }).end(bundled.outputFiles[0]?.text);
      return;
    }
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === "object" ? address?.port : 0}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
