import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A shop that reads its whole catalogue for each answer, as the slow one does that `bench:growth` must tell. */
export const openScanningServer = async (products: number): Promise<{ url: string; close(): void }> => {
  const catalogue = Array.from({ length: products }, (_, n) => ({ price: n % 997, slug: `product-${n}` }));
  const server = createServer((_, response) => {
    const dear = catalogue.filter(({ price, slug }) => price > 995 && slug.endsWith("1"));
    response.end(JSON.stringify(dear.slice(0, 1)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
};
